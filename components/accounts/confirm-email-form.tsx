"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { UsernameField } from "@/components/forms/username-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface ConfirmEmailFormProps {
  action: FormAction<null>;
  token: string;
  /** In another browser than the one that registered. */
  asksPassword: boolean;
  email: string;
}

export function ConfirmEmailForm({ action, token, asksPassword, email }: ConfirmEmailFormProps) {
  return (
    <CommandForm
      action={action}
      sentences={accountRefusals.confirm_registration}
      hidden={{ token }}
      footer={<SubmitButton size="lg">Confirm email address</SubmitButton>}
    >
      {asksPassword ? (
        <>
          <UsernameField email={email} />
          <PasswordField
            name="password"
            label="Password"
            autoComplete="current-password"
            hint="You opened this in another browser than the one in which you registered."
          />
        </>
      ) : null}
    </CommandForm>
  );
}
