"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { twoFactorRefusals } from "./refusals";

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
      sentences={twoFactorRefusals.send_new_code}
      hidden={hidden}
      onDone={() => toast("We sent a new code")}
      doneNote="We sent a new code. Only the newest one works."
      footer={<SubmitButton variant="secondary">{label}</SubmitButton>}
    />
  );
}
