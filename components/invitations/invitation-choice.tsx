"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

const sentences = {
  no_seat_left:
    "There is no free seat in this organisation at the moment. Ask whoever invited you to make room; the invitation stays open.",
  accepted: "This invitation has been accepted already.",
  declined: "This invitation has been declined already.",
  revoked: "This invitation has been revoked. Ask whoever invited you for a new one.",
  expired: "This invitation has expired. Ask whoever invited you for a new one.",
  mailed_link_only:
    "Your address is outside this organisation's approved domains, so please open the link in the mail itself.",
  wrong_account: "This invitation is for another address than the one you are signed in with.",
  not_found: "This invitation no longer exists. Ask whoever invited you for a new one.",
};

interface InvitationChoiceProps {
  link: string;
  accept: FormAction<null>;
  decline: FormAction<null>;
}

/** Two forms side by side, so that both buttons work without JavaScript. */
export function InvitationChoice({ link, accept, decline }: InvitationChoiceProps) {
  const hidden = { invitation: link };
  return (
    <div className="grid grid-cols-2 gap-2">
      <CommandForm
        action={accept}
        hidden={hidden}
        sentences={sentences}
        footer={
          <SubmitButton size="lg" className="w-full justify-center">
            Accept
          </SubmitButton>
        }
      />
      <CommandForm
        action={decline}
        hidden={hidden}
        sentences={sentences}
        footer={
          <SubmitButton size="lg" variant="secondary" className="w-full justify-center">
            Decline
          </SubmitButton>
        }
      />
    </div>
  );
}
