"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { UsernameField } from "@/components/forms/username-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { resetPasswordInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface ResetPasswordFormProps {
  action: FormAction<null>;
  token: string;
  /** Of the account. */
  email: string;
}

export function ResetPasswordForm({ action, token, email }: ResetPasswordFormProps) {
  return (
    <CommandForm
      action={action}
      schema={resetPasswordInput}
      sentences={accountRefusals.reset_password}
      hidden={{ token }}
      footer={<SubmitButton size="lg">Save password</SubmitButton>}
    >
      <UsernameField email={email} />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words are easy to remember and hard to guess."
      />
    </CommandForm>
  );
}
