"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { UsernameField } from "@/components/forms/username-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { changePasswordInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

export function ChangePasswordForm({ action, email }: { action: FormAction<null>; email: string }) {
  const toast = useToast();
  return (
    <CommandForm
      layout="rows"
      action={action}
      schema={changePasswordInput}
      sentences={accountRefusals.change_password}
      resetOnDone
      onDone={() => toast("Your password is changed. All other browsers are signed out.")}
      doneNote="Your password is changed. All other browsers are signed out."
      footer={<SubmitButton>Save password</SubmitButton>}
    >
      <UsernameField email={email} />
      <PasswordField name="current" label="Current password" autoComplete="current-password" />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words are easy to remember and hard to guess."
      />
    </CommandForm>
  );
}
