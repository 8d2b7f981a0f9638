"use client";

import { TextField } from "@/components/forms/text-field";

/** Six digits: from an app, a text message or a mail. Phones offer what they have just received. */
export function CodeField({ hint }: { hint: string }) {
  return (
    <TextField
      name="code"
      label="Code"
      autoComplete="one-time-code"
      inputMode="numeric"
      spellCheck={false}
      hint={hint}
    />
  );
}
