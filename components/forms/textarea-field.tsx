"use client";

import type { ComponentProps } from "react";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

export interface TextareaFieldProps
  extends FieldWords,
    Pick<ComponentProps<"textarea">, "rows" | "maxLength" | "placeholder" | "autoComplete" | "spellCheck"> {
  name: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
}

export function TextareaField({ name, defaultValue = "", rows = 4, onValueChange, ...rest }: TextareaFieldProps) {
  const { label, optional = false, labelPrefix = "", hint, ...passed } = rest;
  const field = useField(name);
  const control = field.control(Boolean(hint));
  return (
    <FieldFrame field={field} label={label} optional={optional} labelPrefix={labelPrefix} hint={hint}>
      <textarea
        {...passed}
        {...control}
        onChange={(event) => {
          control.onChange?.(event);
          onValueChange?.(event.target.value);
        }}
        rows={rows}
        defaultValue={field.values?.[name] ?? defaultValue}
        aria-required={optional ? undefined : true}
        className="field h-auto min-h-[38px] resize-y py-2"
      />
    </FieldFrame>
  );
}
