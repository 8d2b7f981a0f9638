"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  rate_limited: "Too many codes were sent. Try again in {minutes} minutes.",
  sign_in_over: "This sign-in took too long. Go back and enter your password again.",
};

interface SendCodeFormProps {
  action: FormAction<null>;
  label: string;
  hidden?: Readonly<Record<string, string>>;
}

/** One button; what was sent before stops working. */
export function SendCodeForm({ action, label, hidden = {} }: SendCodeFormProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={sentences}
      hidden={hidden}
      onDone={() => toast("We sent a new code")}
      doneNote="We sent a new code. Only the newest one works."
      footer={<SubmitButton variant="secondary">{label}</SubmitButton>}
    />
  );
}
