"use client";

import type { ComponentProps } from "react";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

type Passed =
  | "type"
  | "autoComplete"
  | "autoFocus"
  | "inputMode"
  | "maxLength"
  | "placeholder"
  | "readOnly"
  | "spellCheck"
  | "list";

export interface TextFieldProps extends FieldWords, Pick<ComponentProps<"input">, Passed> {
  name: string;
  defaultValue?: string;
  onValueChange?: (value: string, input: HTMLInputElement) => void;
}

export function TextField({ name, defaultValue = "", onValueChange, ...rest }: TextFieldProps) {
  const { label, optional, labelPrefix, hint, type = "text", ...passed } = rest;
  const field = useField(name);
  const control = field.control(Boolean(hint));
  return (
    <FieldFrame
      field={field}
      label={label}
      {...(optional ? { optional } : {})}
      {...(labelPrefix ? { labelPrefix } : {})}
      hint={hint}
    >
      <input
        {...passed}
        {...control}
        type={type}
        defaultValue={field.values?.[name] ?? defaultValue}
        onChange={(event) => {
          control.onChange?.(event);
          onValueChange?.(event.target.value, event.target);
        }}
        aria-required={optional || passed.readOnly ? undefined : true}
        className="field"
      />
    </FieldFrame>
  );
}
