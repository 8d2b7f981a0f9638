"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

export function ConfirmMobileForm({ action }: { action: FormAction<null> }) {
  return (
    <CommandForm action={action} footer={<SubmitButton size="lg">Save number</SubmitButton>}>
      <TextField
        name="code"
        label="Code"
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        hint="Six digits, in the text message. Only the newest code works."
      />
    </CommandForm>
  );
}
