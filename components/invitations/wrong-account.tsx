"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitationView } from "@/lib/invitations/get-invitation";
import type { FormAction } from "@/lib/kernel/form-state";
import { invitationRefusals } from "./refusals";

interface WrongAccountProps {
  link: string;
  invitation: InvitationView;
  switchAccount: FormAction<null>;
  askForNew: FormAction<null>;
}

/** Signed in with another address than the invited one: it is another account's, or was theirs before they changed it. */
export function WrongAccount({ link, invitation, switchAccount, askForNew }: WrongAccountProps) {
  const { email, signedInAs, organisationName } = invitation;
  return (
    <>
      <Note tone="warn" title="This invitation is for another address">
        It was sent to {email}, and you are signed in as {signedInAs}. Only {email} can accept it.
      </Note>
      <CommandForm
        action={switchAccount}
        hidden={{ "?invitation": link }}
        footer={<SubmitButton size="lg">Sign out and use {email}</SubmitButton>}
      />
      <section className="border-line border-t pt-5">
        <h2 className="mb-1 text-base">Is {email} no longer yours?</h2>
        <p className="mb-3 text-muted wrap-anywhere">
          Ask for an invitation to {signedInAs}. Whoever can invite you to {organisationName} gets your name and both
          addresses by email, and decides.
        </p>
        <CommandForm
          action={askForNew}
          hidden={{ invitation: link }}
          sentences={invitationRefusals.ask_for_invitation}
          doneNote="We have asked. If they agree, the new invitation comes by email."
          footer={
            <SubmitButton size="lg" variant="secondary">
              Ask for a new invitation
            </SubmitButton>
          }
        />
      </section>
    </>
  );
}
