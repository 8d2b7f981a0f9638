"use client";

import { type ChangeEvent, createContext, type FocusEvent, useContext, useId } from "react";
import type { UseFormReturn } from "react-hook-form";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Registration {
  name: string;
  onChange: (event: ChangeEvent<Control>) => void;
  onBlur: (event: FocusEvent<Control>) => void;
}

/** No `ref`: react-hook-form would write its own copy of the values into radios and checkboxes that it is handed. */
export function registration(engine: UseFormReturn, name: string): Registration {
  const field = engine.register(name);
  return {
    name,
    onChange(event) {
      void field.onChange(event);
      // Until something was submitted react-hook-form would leave an error standing until the field is left again.
      if (engine.getFieldState(name).invalid) void engine.trigger(name);
    },
    onBlur(event) {
      // Passing through an empty field is no mistake yet, and an error that appears between pressing and releasing
      // the mouse moves the button away from under it.
      if (event.target.value === "" || event.relatedTarget?.closest("button, a")) return;
      void field.onBlur(event);
    },
  };
}

export interface FormContextValue {
  /** Prefix of the fields' ids. */
  formId: string;
  /** Sentences by field. */
  errors: Readonly<Record<string, string>>;
  /** What was typed before the server refused; null when nothing was refused. */
  values: Readonly<Record<string, string>> | null;
  /** Changes with each answer, the browser's own too. */
  answer: unknown;
  register: (name: string) => Registration;
}

export const FormContext = createContext<FormContextValue | null>(null);

export interface Field {
  id: string;
  hintId: string;
  errorId: string;
  error: string | undefined;
  values: Readonly<Record<string, string>> | null;
  answer: unknown;
  /** Spread on the native control; `hint` tells whether there is one to point at. */
  control: (hasHint: boolean) => Partial<Registration> & {
    id: string;
    name: string;
    "aria-invalid"?: true;
    "aria-describedby"?: string;
  };
}

/** A field's id, error and handlers by its name. Outside a CommandForm (a search form, say) it is a plain field. */
export function useField(name: string): Field {
  const form = useContext(FormContext);
  const alone = useId();
  const id = `${form?.formId ?? alone}-${name}`;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const error = form?.errors[name];

  return {
    id,
    hintId,
    errorId,
    error,
    values: form?.values ?? null,
    answer: form?.answer,
    control(hasHint) {
      const described = [hasHint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ");
      return {
        ...(form ? form.register(name) : {}),
        id,
        name,
        ...(error ? { "aria-invalid": true } : {}),
        ...(described ? { "aria-describedby": described } : {}),
      };
    },
  };
}
