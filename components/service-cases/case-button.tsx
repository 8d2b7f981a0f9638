"use client";

import { CommandForm } from "@/components/forms/command-form";
import type { Sentences } from "@/components/forms/refusal-sentence";
import type { ButtonVariant } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";

interface CaseButtonProps {
  action: FormAction<null>;
  sentences: Sentences;
  hidden: Readonly<Record<string, string>>;
  label: string;
  /** What a toast says of a success. */
  done: string;
  variant?: ButtonVariant;
}

/** A command that asks nothing: one button, which works without a script. */
export function CaseButton({ action, sentences, hidden, label, done, variant = "primary" }: CaseButtonProps) {
  const toast = useToast();
  return (
    <CommandForm
      action={action}
      sentences={sentences}
      hidden={hidden}
      onDone={() => toast(done)}
      className="max-w-[420px]"
      footer={<SubmitButton variant={variant}>{label}</SubmitButton>}
    />
  );
}
