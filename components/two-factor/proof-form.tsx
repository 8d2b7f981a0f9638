"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";
import { twoFactorRefusals } from "./refusals";

/** The proofs that are typed. */
export type TypedProof = "password" | "totp" | "sms" | "email" | "recovery";

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
      sentences={twoFactorRefusals.enter_code}
      hidden={{ way, ...hidden }}
      layout={layout}
      footer={footer}
      {...(onDone ? { onDone } : {})}
    >
      {way === "password" ? (
        <PasswordField name="code" label="Password" autoComplete="current-password" autoFocus />
      ) : way === "recovery" ? (
        <TextField
          name="code"
          label="Recovery code"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          hint="One of the ten that you saved. Each works once."
        />
      ) : (
        <CodeField hint={hint ?? "Six digits, from your authenticator app."} />
      )}
    </CommandForm>
  );
}
