"use client";

import { Select } from "@/components/ui/select";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

export interface SelectFieldProps extends FieldWords {
  name: string;
  options: readonly { value: string; label: string }[];
  defaultValue?: string;
  autoComplete?: string;
  onValueChange?: (value: string) => void;
}

export function SelectField({
  name,
  options,
  defaultValue = "",
  autoComplete,
  onValueChange,
  ...rest
}: SelectFieldProps) {
  const { label, optional = false, labelPrefix = "", hint } = rest;
  const field = useField(name);
  const control = field.control(Boolean(hint));
  return (
    <FieldFrame field={field} label={label} optional={optional} labelPrefix={labelPrefix} hint={hint}>
      <Select
        {...control}
        onChange={(event) => {
          control.onChange?.(event);
          onValueChange?.(event.target.value);
        }}
        autoComplete={autoComplete}
        defaultValue={field.values?.[name] ?? defaultValue}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}
