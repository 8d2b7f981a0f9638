"use client";

import { CommandForm } from "@/components/forms/command-form";
import { EmailField } from "@/components/forms/email-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { askPasswordResetInput } from "@/lib/accounts/input";
import type { FormAction } from "@/lib/kernel/form-state";

export function ForgotPasswordForm({ action, email }: { action: FormAction<null>; email: string }) {
  return (
    <CommandForm
      action={action}
      schema={askPasswordResetInput}
      footer={<SubmitButton size="lg">Send link</SubmitButton>}
    >
      <EmailField defaultValue={email} />
    </CommandForm>
  );
}
