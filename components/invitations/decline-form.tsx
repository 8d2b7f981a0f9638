"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  forbidden: "This invitation is for another address than the one you are signed in with.",
  expired: "This invitation has been used, revoked or has expired. There is nothing left to decline.",
};

export function DeclineForm({ link, action }: { link: string; action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      hidden={{ invitation: link }}
      sentences={sentences}
      footer={
        <SubmitButton size="lg" variant="danger">
          Decline
        </SubmitButton>
      }
    />
  );
}
