"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { FieldError } from "./field-frame";
import { useField } from "./form-context";

export interface CheckboxFieldProps {
  name: string;
  label: string;
  description?: ReactNode;
  /** Sent when checked. Several boxes may share a name and differ in this. */
  value?: string;
  defaultChecked?: boolean;
  /** Posts the form on each change; without JavaScript a Save button stands beside it. */
  submitOnChange?: boolean;
  disabled?: boolean;
  onCheckedChange?: (isChecked: boolean) => void;
}

/** A box that shares its name with others is told apart by its value; the server echoes such a list with commas. */
function wasChecked(echo: string | undefined, value: string): boolean {
  return echo !== undefined && (echo === value || echo.split(",").includes(value));
}

export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, description, value = "on", defaultChecked = false, submitOnChange = false, disabled } = props;
  const box = useRef<HTMLInputElement>(null);
  const field = useField(name);
  const { id: shared, "aria-describedby": errorId, ...control } = field.control(false);
  const id = value === "on" ? shared : `${shared}-${value}`;
  const aboutId = `${id}-about`;
  const refused = field.values !== null;

  // A switch that the server refused must not go on looking switched.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts, also one equal to the last
  useEffect(() => {
    if (submitOnChange && refused && box.current) box.current.checked = defaultChecked;
  }, [field.answer]);

  return (
    <div className="grid grid-cols-1 gap-1.5">
      <div className="flex gap-3">
        <input
          {...control}
          ref={box}
          id={id}
          type="checkbox"
          value={value}
          disabled={disabled}
          defaultChecked={refused && !submitOnChange ? wasChecked(field.values?.[name], value) : defaultChecked}
          aria-describedby={
            [description ? aboutId : "", value === "on" && errorId ? errorId : ""].filter(Boolean).join(" ") ||
            undefined
          }
          onChange={(event) => {
            control.onChange?.(event);
            props.onCheckedChange?.(event.target.checked);
            if (submitOnChange) event.target.form?.requestSubmit();
          }}
        />
        <div className="min-w-0 flex-1">
          <label htmlFor={id} className="block cursor-pointer font-medium">
            {label}
          </label>
          {description ? (
            <div id={aboutId} className="text-muted">
              {description}
            </div>
          ) : null}
        </div>
        {submitOnChange ? (
          <noscript>
            <SubmitButton size="sm" variant="secondary">
              Save
            </SubmitButton>
          </noscript>
        ) : null}
      </div>
      {errorId && value === "on" ? <FieldError id={errorId}>{field.error}</FieldError> : null}
    </div>
  );
}
