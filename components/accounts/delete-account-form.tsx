"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteAccountInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  last_owner:
    "You are the only owner of {organisations}. Make somebody else owner there before you delete your account.",
  locked:
    "Too many wrong passwords were tried. Wait {minutes} minutes, or sign out and use “Forgotten your password?” on the sign-in page.",
  busy: "Many people are signing in right now. Try again in a moment.",
};

interface DeleteAccountFormProps {
  action: FormAction<null>;
  email: string;
  cancel: ReactNode;
}

export function DeleteAccountForm({ action, email, cancel }: DeleteAccountFormProps) {
  return (
    <CommandForm
      action={action}
      schema={deleteAccountInput}
      sentences={sentences}
      footer={
        <>
          <SubmitButton variant="danger">Delete account</SubmitButton>
          {cancel}
        </>
      }
    >
      <TextField
        name="email"
        label="Email address"
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        hint={`Type ${email} to confirm.`}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </CommandForm>
  );
}
