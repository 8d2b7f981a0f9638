"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { TextField } from "@/components/forms/text-field";
import { UsernameField } from "@/components/forms/username-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteAccountInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

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
      sentences={accountRefusals.delete_account}
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
      <UsernameField email={email} />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </CommandForm>
  );
}
