"use client";

import { TextField } from "@/components/forms/text-field";
import { senderLabels } from "@/lib/project-settings/labels";

interface SenderFieldProps {
  kind: keyof typeof senderLabels;
  value?: string;
}

export function SenderField({ kind, value = "" }: SenderFieldProps) {
  return (
    <TextField
      name="value"
      label={senderLabels[kind].one}
      defaultValue={value}
      autoComplete="off"
      spellCheck={false}
      inputMode={kind === "email" ? "email" : "text"}
      hint={
        kind === "email"
          ? "People who answer your emails write to it."
          : "3 to 11 characters: letters, numbers, spaces and & . - _"
      }
    />
  );
}
