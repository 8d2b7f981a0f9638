"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { CodeField } from "./code-field";

export function ConfirmMobileForm({ action }: { action: FormAction<null> }) {
  return (
    <CommandForm action={action} footer={<SubmitButton size="lg">Save number</SubmitButton>}>
      <CodeField hint="Six digits, in the text message. Only the newest code works." />
    </CommandForm>
  );
}
