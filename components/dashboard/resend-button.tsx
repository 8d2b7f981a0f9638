"use client";

import { CommandForm } from "@/components/forms/command-form";
import { teamRefusals } from "@/components/team/refusals";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { useSettled } from "./needs-card";

interface ResendButtonProps {
  slug: string;
  invitation: { readonly id: string; readonly email: string };
  resend: FormAction<{ email: string }>;
}

export function ResendButton({ slug, invitation: { id, email }, resend }: ResendButtonProps) {
  const settled = useSettled();
  return (
    <CommandForm
      action={resend}
      hidden={{ organisation: slug, invitationId: id }}
      sentences={teamRefusals.resend_invitation}
      onDone={() => settled(`The invitation was sent again to ${email}. It is open for 14 days from now.`)}
      footer={
        <SubmitButton variant="secondary" size="sm">
          Resend<span className="sr-only"> the invitation to {email}</span>
        </SubmitButton>
      }
    />
  );
}
