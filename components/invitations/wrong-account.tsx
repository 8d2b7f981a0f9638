"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitationView } from "@/lib/invitations/get-invitation";
import type { FormAction } from "@/lib/kernel/form-state";

interface WrongAccountProps {
  link: string;
  invitation: InvitationView;
  switchAccount: FormAction<null>;
}

export function WrongAccount({ link, invitation, switchAccount }: WrongAccountProps) {
  const { email, signedInAs } = invitation;
  return (
    <>
      <Note tone="warn" title="This invitation is for somebody else">
        It was sent to {email}, and you are signed in as {signedInAs}. Only {email} can accept it.
      </Note>
      <CommandForm
        action={switchAccount}
        hidden={{ "?invitation": link }}
        footer={<SubmitButton size="lg">Sign out and use {email}</SubmitButton>}
      />
    </>
  );
}
