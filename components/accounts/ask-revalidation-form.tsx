"use client";

import { CommandForm } from "@/components/forms/command-form";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";
import { SendLinkButton } from "./send-link-button";

interface AskRevalidationFormProps {
  action: FormAction<{ email: string }>;
  email: string;
  /** Where the person was going. */
  next: string;
}

export function AskRevalidationForm({ action, email, next }: AskRevalidationFormProps) {
  return (
    <CommandForm
      action={action}
      sentences={accountRefusals.ask_revalidation}
      doneNote={
        <>
          We sent a link to <b className="wrap-anywhere">{email}</b>. Open it within 60 minutes, in any browser, then{" "}
          <a className="link" href={next}>
            go on
          </a>
          .
        </>
      }
      footer={<SendLinkButton size="lg" />}
    >
      <p>We send a link to {email}.</p>
    </CommandForm>
  );
}
