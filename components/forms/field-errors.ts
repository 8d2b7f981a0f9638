import type { FieldErrors } from "react-hook-form";
import { echoed } from "@/lib/kernel/echo-form";
import type { FormState, Refused } from "@/lib/kernel/form-state";

/** What an answer says about fields, for react-hook-form to show, and to forget once the field changes. */
export function errorsOf(answer: FormState): FieldErrors | undefined {
  if (answer.status !== "refused") return undefined;
  return Object.fromEntries(
    Object.entries(answer.fields).map(([name, message]) => [name, { type: answer.code, message }]),
  );
}

/** By field, as keys or sentences. */
export function messagesOf(errors: FieldErrors): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (typeof error?.message === "string") messages[name] = error.message;
  }
  return messages;
}

/** What the browser's own check stopped, in the shape of a refusal, so that the form shows it like any other. */
export function stoppedHere(errors: FieldErrors, form: FormData): Refused {
  return { status: "refused", code: "invalid", fields: messagesOf(errors), facts: {}, values: echoed(form) };
}
