"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";
import { twoFactorRefusals } from "./refusals";

export function ConfirmMobileForm({ action }: { action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      sentences={twoFactorRefusals.confirm_mobile}
      footer={<SubmitButton size="lg">Save number</SubmitButton>}
    >
      <CodeField hint="Six digits, in the text message. Only the newest code works." />
    </CommandForm>
  );
}
