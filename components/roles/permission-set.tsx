"use client";

import type { ReactNode } from "react";
import { FieldError, Hint } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";

interface PermissionSetProps {
  /** The field that is told when the choice as a whole will not do. */
  name: string;
  hint: string;
  children: ReactNode;
}

/** The frame around permissions to tick. */
export function PermissionSet({ name, hint, children }: PermissionSetProps) {
  const field = useField(name);
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      aria-describedby={`${field.hintId}${field.error ? ` ${field.errorId}` : ""}`}
      className="grid min-w-0 grid-cols-1 gap-2.5"
    >
      <legend className="mb-1.5 font-medium">Permissions</legend>
      <Hint id={field.hintId}>{hint}</Hint>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {children}
    </fieldset>
  );
}
