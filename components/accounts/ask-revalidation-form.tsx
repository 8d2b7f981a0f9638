"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { accountRefusals } from "./refusals";

interface AskRevalidationFormProps {
  action: FormAction<{ email: string }>;
  email: string;
  /** Where the person was going. */
  next: string;
}

export function AskRevalidationForm({ action, email, next }: AskRevalidationFormProps) {
  return (
    <CommandForm
      action={action}
      sentences={accountRefusals.ask_revalidation}
      doneNote={
        <>
          We sent a link to {email}. Open it within 60 minutes, in any browser, then{" "}
          <a className="link" href={next}>
            go on
          </a>
          .
        </>
      }
      footer={<SubmitButton size="lg">Send link</SubmitButton>}
    >
      <p>We send a link to {email}.</p>
    </CommandForm>
  );
}
