"use client";

import { useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { FieldFrame, type FieldWords } from "./field-frame";
import { useField } from "./form-context";

export interface PasswordFieldProps extends FieldWords {
  name: string;
  autoComplete: "current-password" | "new-password";
  /** For the only field of a page. */
  autoFocus?: boolean;
}

/**
 * Never filled from what the server sends back. The button's hidden word stands in its text and not in an `aria-label`,
 * so that only the field itself answers to the label "Password".
 */
export function PasswordField({ name, autoComplete, autoFocus = false, ...rest }: PasswordFieldProps) {
  const { label, optional = false, labelPrefix = "", hint } = rest;
  const [shown, setShown] = useState(false);
  const hydrated = useHydrated();
  const field = useField(name);
  return (
    <FieldFrame field={field} label={label} optional={optional} labelPrefix={labelPrefix} hint={hint}>
      <span className="relative block">
        <input
          {...field.control(Boolean(hint))}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          // biome-ignore lint/a11y/noAutofocus: asked for only where the field is what its page or dialog is for
          autoFocus={autoFocus}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-required={optional ? undefined : true}
          className="field pr-16"
        />
        <button
          type="button"
          hidden={!hydrated}
          aria-controls={field.id}
          onClick={() => setShown(!shown)}
          className="absolute top-1/2 right-1.5 h-7 -translate-y-1/2 rounded-sm px-2 text-sm font-medium text-muted hover:bg-sunken hover:text-ink"
        >
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> password</span>
        </button>
      </span>
    </FieldFrame>
  );
}
