"use client";

import { Select } from "@/components/ui/select";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One choice, or a group of them under its name. */
export type SelectChoice = Option | { readonly group: string; readonly options: readonly Option[] };

export interface SelectFieldProps extends FieldWords {
  name: string;
  options: readonly SelectChoice[];
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
        <SelectOptions options={options} />
      </Select>
    </FieldFrame>
  );
}

export function SelectOptions({ options }: Pick<SelectFieldProps, "options">) {
  return options.map((each) =>
    "group" in each ? (
      <optgroup key={each.group} label={each.group}>
        {each.options.map(drawn)}
      </optgroup>
    ) : (
      drawn(each)
    ),
  );
}

const drawn = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);
