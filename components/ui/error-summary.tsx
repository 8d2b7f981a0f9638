"use client";

import { OctagonAlert } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

export interface SummaryError {
  message: string;
  /** Id of the field that it is about. */
  fieldId?: string;
}

export interface ErrorSummaryProps {
  title: ReactNode;
  errors?: readonly SummaryError[];
  /** A new value takes the focus again: the same mistake twice must be heard twice. */
  attempt?: unknown;
}

/** With JavaScript a click goes to the field and leaves the address alone; without, the fragment does the same. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
}

export function ErrorSummary({ title, errors = [], attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attempt is the reason to take the focus again
  useEffect(() => box.current?.focus(), [attempt]);

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-md border border-danger bg-danger-soft px-4 py-3 text-danger"
    >
      <OctagonAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {errors.length > 0 ? (
          <ul className="mt-1 grid gap-1">
            {errors.map(({ fieldId, message }) => (
              <li key={`${fieldId} ${message}`}>
                {fieldId ? (
                  <a
                    href={`#${fieldId}`}
                    onClick={goToField}
                    className="inline-block py-0.5 underline underline-offset-2"
                  >
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
