"use client";

import { useField } from "@/components/forms/form-context";
import type { FormState } from "@/lib/kernel/form-state";

/** Where the link went that a form has just mailed; nothing before that. */
export function LinkSent() {
  const answer = useField("email").answer as FormState<{ email: string }> | undefined;
  return answer?.status === "done" ? <b className="wrap-anywhere">{answer.value.email}</b> : null;
}
