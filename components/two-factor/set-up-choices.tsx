"use client";

import { KeyRound, MessageSquareText, Smartphone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

interface SetUpChoicesProps {
  askForApp: FormAction<null>;
  hidden: Readonly<Record<string, string>>;
  keyHref: string;
  /** Null while this installation sends no text messages. */
  textHref: string | null;
}

/** The app's way begins with a post, because it makes a secret; the others begin with a page. */
export function SetUpChoices({ askForApp, hidden, keyHref, textHref }: SetUpChoicesProps) {
  return (
    <ul className="grid gap-3">
      <Choice
        icon={<Smartphone aria-hidden size={18} />}
        title="Authenticator app"
        about="Six digits from an app on your phone. Works without a connection."
      >
        <CommandForm
          action={askForApp}
          hidden={hidden}
          footer={
            <SubmitButton>
              Use an app<span className="sr-only">: Authenticator app</span>
            </SubmitButton>
          }
        />
      </Choice>
      <Choice
        icon={<KeyRound aria-hidden size={18} />}
        title="Security key or passkey"
        about="A touch, a fingerprint or a face. Cannot be given away to a false website."
      >
        <Link href={keyHref} className={buttonClass("secondary")}>
          Use a key<span className="sr-only">: Security key or passkey</span>
        </Link>
      </Choice>
      {textHref ? (
        <Choice
          icon={<MessageSquareText aria-hidden size={18} />}
          title="Text message"
          about="Six digits to your mobile number. The weakest of the three, and some organisations do not count it."
        >
          <Link href={textHref} className={buttonClass("secondary")}>
            Use texts<span className="sr-only">: Text message</span>
          </Link>
        </Choice>
      ) : null}
    </ul>
  );
}

function Choice(props: { icon: ReactNode; title: string; about: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-1 justify-items-start gap-3 rounded-lg border border-line p-4">
      <div className="flex gap-3">
        <span className="mt-0.5 text-muted">{props.icon}</span>
        <div>
          <h2 className="text-base">{props.title}</h2>
          <p className="text-sm text-muted">{props.about}</p>
        </div>
      </div>
      {props.children}
    </li>
  );
}
