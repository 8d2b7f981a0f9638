"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { resetPasswordInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  expired: "This link has expired, was used already, or is not the newest one. Ask for a new link on the sign-in page.",
  busy: "Many people are signing in right now. Try again in a moment.",
};

export function ResetPasswordForm({ action, token }: { action: FormAction<null>; token: string }) {
  return (
    <CommandForm
      action={action}
      schema={resetPasswordInput}
      sentences={sentences}
      hidden={{ token }}
      footer={<SubmitButton size="lg">Save password</SubmitButton>}
    >
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words are easy to remember and hard to guess."
      />
    </CommandForm>
  );
}
