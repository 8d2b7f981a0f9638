"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";

/** The proofs that are typed. */
export type TypedProof = "password" | "totp" | "sms" | "email" | "recovery";

const sentences = {
  factor_locked: "Too many wrong codes were entered. Wait {minutes} minutes, or use another way.",
  locked: "Too many wrong passwords were tried. Wait {minutes} minutes, or choose a new password.",
  sign_in_over: "This sign-in took too long. Go back and enter your password again.",
  busy: "Many people are signing in right now. Try again in a moment.",
};

interface ProofFormProps {
  way: TypedProof;
  action: FormAction<null>;
  hidden?: Readonly<Record<string, string>>;
  /** Where the code went. */
  hint?: string | undefined;
  footer: ReactNode;
  layout?: "plain" | "dialog";
  onDone?: () => void;
}

/** One field, whatever the proof: a password, six digits, or a recovery code. */
export function ProofForm({ way, action, hidden = {}, hint, footer, layout = "plain", onDone }: ProofFormProps) {
  return (
    <CommandForm
      key={way}
      action={action}
      sentences={sentences}
      hidden={{ way, ...hidden }}
      layout={layout}
      footer={footer}
      {...(onDone ? { onDone } : {})}
    >
      {way === "password" ? (
        <PasswordField name="code" label="Password" autoComplete="current-password" />
      ) : way === "recovery" ? (
        <TextField
          name="code"
          label="Recovery code"
          autoComplete="off"
          spellCheck={false}
          hint="One of the ten that you saved. Each works once."
        />
      ) : (
        <CodeField hint={hint ?? "Six digits, from your authenticator app."} />
      )}
    </CommandForm>
  );
}
