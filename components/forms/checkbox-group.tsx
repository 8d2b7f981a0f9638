"use client";

import type { ReactNode } from "react";
import { CheckboxField } from "./checkbox-field";
import { FieldError, type FieldWords, Hint, LabelText } from "./field-frame";
import { useField } from "./form-context";

export interface CheckboxGroupProps extends FieldWords {
  name: string;
  options: readonly { value: string; label: string; description?: ReactNode; disabled?: boolean }[];
  defaultValues?: readonly string[];
  help?: ReactNode;
}

/** Any number of several. The group itself can take the focus, so that the summary's link leads somewhere. */
export function CheckboxGroup({ name, options, defaultValues = [], help, hint, ...words }: CheckboxGroupProps) {
  const field = useField(name);
  const helpId = `${field.id}-help`;
  const described = [hint ? field.hintId : "", help ? helpId : "", field.error ? field.errorId : ""].filter(Boolean);
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      aria-describedby={described.join(" ") || undefined}
      className="grid min-w-0 grid-cols-1 gap-3"
    >
      <legend className="mb-1.5 font-medium">
        <LabelText {...words} />
      </legend>
      {hint ? <Hint id={field.hintId}>{hint}</Hint> : null}
      {options.map(({ value, ...option }) => (
        <CheckboxField
          key={value}
          name={name}
          value={value}
          defaultChecked={defaultValues.includes(value)}
          {...option}
        />
      ))}
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {help ? <Hint id={helpId}>{help}</Hint> : null}
    </fieldset>
  );
}
