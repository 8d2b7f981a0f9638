"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { invitationRefusals } from "./refusals";

export function DeclineForm({ link, action }: { link: string; action: FormAction<null> }) {
  return (
    <CommandForm
      action={action}
      hidden={{ invitation: link }}
      sentences={invitationRefusals.decline_invitation}
      footer={
        <SubmitButton size="lg" variant="danger">
          Decline
        </SubmitButton>
      }
    />
  );
}
