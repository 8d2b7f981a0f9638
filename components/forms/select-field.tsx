"use client";

import { ChevronDown } from "lucide-react";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

export interface SelectFieldProps extends FieldWords {
  name: string;
  options: readonly { value: string; label: string }[];
  defaultValue?: string;
  autoComplete?: string;
}

export function SelectField({ name, options, defaultValue = "", autoComplete, ...rest }: SelectFieldProps) {
  const { label, optional = false, labelPrefix = "", hint } = rest;
  const field = useField(name);
  return (
    <FieldFrame field={field} label={label} optional={optional} labelPrefix={labelPrefix} hint={hint}>
      <span className="relative block">
        <select
          {...field.control(Boolean(hint))}
          autoComplete={autoComplete}
          defaultValue={field.values?.[name] ?? defaultValue}
          className="field appearance-none truncate pr-9"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={14}
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
        />
      </span>
    </FieldFrame>
  );
}
