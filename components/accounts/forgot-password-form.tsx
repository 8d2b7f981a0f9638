"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { askPasswordResetInput } from "@/lib/accounts/schema";
import type { FormAction } from "@/lib/kernel/form-state";

export function ForgotPasswordForm({ action }: { action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      schema={askPasswordResetInput}
      footer={<SubmitButton size="lg">Send link</SubmitButton>}
    >
      <TextField
        name="email"
        label="Email address"
        type="email"
        inputMode="email"
        autoComplete="username"
        spellCheck={false}
      />
    </CommandForm>
  );
}
