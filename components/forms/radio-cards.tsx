"use client";

import type { ReactNode } from "react";
import { FieldError, type FieldWords, Hint, LabelText } from "./field-frame";
import { useField } from "./form-context";

export interface RadioCardsProps extends FieldWords {
  name: string;
  options: readonly { value: string; label: string; description?: ReactNode; disabled?: boolean }[];
  defaultValue?: string;
  /** Below the choices: "You can change this later". */
  help?: ReactNode;
  onValueChange?: (value: string) => void;
}

export function RadioCards({ name, options, defaultValue, help, onValueChange, hint, ...words }: RadioCardsProps) {
  const field = useField(name);
  const { id, "aria-describedby": _, "aria-invalid": invalid, ...control } = field.control(false);
  const chosen = field.values?.[name] ?? defaultValue;
  const helpId = `${field.id}-help`;
  const described = [hint ? field.hintId : "", help ? helpId : "", field.error ? field.errorId : ""].filter(Boolean);

  return (
    <fieldset
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it on fieldset
      role="radiogroup"
      aria-invalid={invalid}
      aria-describedby={described.join(" ") || undefined}
      className="grid min-w-0 grid-cols-1 gap-1.5"
    >
      <legend className="mb-1.5 font-medium">
        <LabelText {...words} />
      </legend>
      {hint ? <Hint id={field.hintId}>{hint}</Hint> : null}
      <div className={`overflow-hidden rounded-[10px] border ${invalid ? "border-danger" : "border-line"}`}>
        {options.map((option, index) => (
          <label
            key={option.value}
            htmlFor={index === 0 ? id : `${id}-${option.value}`}
            className="flex gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0 has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-enabled:not-has-checked:hover:bg-sunken"
          >
            <input
              {...control}
              // The summary's link leads to the first choice.
              id={index === 0 ? id : `${id}-${option.value}`}
              type="radio"
              value={option.value}
              defaultChecked={option.value === chosen}
              disabled={option.disabled}
              aria-labelledby={`${id}-${option.value}-label`}
              aria-describedby={option.description ? `${id}-${option.value}-about` : undefined}
              onChange={(event) => {
                control.onChange?.(event);
                onValueChange?.(event.target.value);
              }}
            />
            <span className="min-w-0">
              <span id={`${id}-${option.value}-label`} className="block font-medium">
                {option.label}
              </span>
              {option.description ? (
                <span id={`${id}-${option.value}-about`} className="block text-sm text-muted">
                  {option.description}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {help ? <Hint id={helpId}>{help}</Hint> : null}
    </fieldset>
  );
}
