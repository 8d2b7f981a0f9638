"use client";

import { TextField, type TextFieldProps } from "./text-field";

type EmailFieldProps = Omit<TextFieldProps, "name" | "label" | "type" | "inputMode" | "spellCheck">;

/** An email address, for keyboards, password managers and readers alike. */
export function EmailField({ autoComplete = "username", ...rest }: EmailFieldProps) {
  return (
    <TextField
      {...rest}
      name="email"
      label="Email address"
      type="email"
      inputMode="email"
      autoComplete={autoComplete}
      spellCheck={false}
    />
  );
}
