"use client";

import { useField } from "@/components/forms/form-context";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/kernel/form-state";

/** Inside a form that mails a link: once one is on its way, the same button sends another. */
export function SendLinkButton({ size = "md" }: { size?: "md" | "lg" }) {
  const isSent = (useField("email").answer as FormState | undefined)?.status === "done";
  return (
    <SubmitButton size={size} variant={isSent ? "secondary" : "primary"}>
      {isSent ? "Send again" : "Send link"}
    </SubmitButton>
  );
}
