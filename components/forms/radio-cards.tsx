"use client";

import type { ReactNode } from "react";
import { FieldError, type FieldWords, Hint, LabelText } from "./field-frame";
import { useField } from "./form-context";

export interface RadioOption {
  readonly value: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
  /** A short word beside the label: "Current". */
  readonly mark?: string;
  /** Below it, inside the card: what goes with the choice. */
  readonly below?: ReactNode;
}

export interface RadioGroup {
  readonly group: string | null;
  readonly options: readonly RadioOption[];
}

export interface RadioCardsProps extends FieldWords {
  name: string;
  /** Either all of them, or those of each group under its name. */
  options: readonly RadioOption[] | readonly RadioGroup[];
  defaultValue?: string;
  /** Below the choices: "You can change this later". */
  help?: ReactNode;
  onValueChange?: (value: string, input: HTMLInputElement) => void;
}

export function RadioCards({ name, options, defaultValue, help, onValueChange, hint, ...words }: RadioCardsProps) {
  const field = useField(name);
  const { id, "aria-describedby": _, "aria-invalid": invalid, ...control } = field.control(false);
  const chosen = field.values?.[name] ?? defaultValue;
  const helpId = `${field.id}-help`;
  const described = [hint ? field.hintId : "", help ? helpId : "", field.error ? field.errorId : ""].filter(Boolean);

  const groups: readonly RadioGroup[] = options.every((each) => "options" in each)
    ? options
    : [{ group: null, options: options as readonly RadioOption[] }];
  const first = groups[0]?.options[0];

  function card(option: RadioOption) {
    // The summary's link leads to the first choice.
    const own = option === first ? id : `${id}-${option.value}`;
    const words = `${id}-${option.value}`;
    const about = [option.mark ? `${words}-mark` : "", option.description ? `${words}-about` : ""].filter(Boolean);
    return (
      <div
        key={option.value}
        className="scroll-mb-28 border-b border-line last:border-b-0 has-checked:bg-accent-soft has-enabled:not-has-checked:hover:bg-sunken"
      >
        <label htmlFor={own} className="flex gap-3 px-3.5 py-2.5 has-disabled:cursor-not-allowed">
          <input
            {...control}
            id={own}
            type="radio"
            value={option.value}
            defaultChecked={option.value === chosen}
            disabled={option.disabled}
            aria-labelledby={`${words}-label`}
            aria-describedby={about.join(" ") || undefined}
            onChange={(event) => {
              control.onChange?.(event);
              onValueChange?.(event.target.value, event.target);
            }}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2">
              <span id={`${words}-label`} className="font-medium">
                {option.label}
              </span>
              {option.mark ? (
                <span id={`${words}-mark`} className="rounded-full bg-sunken px-2 text-sm text-muted">
                  {option.mark}
                </span>
              ) : null}
            </span>
            {option.description ? (
              <span id={`${words}-about`} className="block text-sm text-muted">
                {option.description}
              </span>
            ) : null}
          </span>
        </label>
        {option.below}
      </div>
    );
  }

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
      <div className="grid grid-cols-1 gap-2.5">
        {groups.map((set) => (
          <Group key={set.options[0]?.value} name={groups.length > 1 ? set.group : null}>
            <div className={`overflow-hidden rounded-[10px] border ${invalid ? "border-danger" : "border-line"}`}>
              {set.options.map(card)}
            </div>
          </Group>
        ))}
      </div>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {help ? <Hint id={helpId}>{help}</Hint> : null}
    </fieldset>
  );
}

function Group({ name, children }: { name: string | null; children: ReactNode }) {
  if (name === null) return children;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-muted">{name}</legend>
      {children}
    </fieldset>
  );
}
