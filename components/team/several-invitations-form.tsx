"use client";

import { type SeveralAction, SeveralForm } from "@/components/several/several-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { severalInvitationsForm } from "@/lib/invitations/form";
import type { SeveralInvitations } from "@/lib/invitations/get-several-invitations";
import { teamRefusals } from "./refusals";

interface SeveralInvitationsFormProps {
  view: SeveralInvitations;
  deed: "resend" | "revoke";
  action: SeveralAction;
}

const words = {
  resend: {
    sentences: teamRefusals.resend_several_invitations,
    done: "Sent",
    button: <SubmitButton>Send again</SubmitButton>,
    about: "Each gets the same link again, valid for 14 days from now. One that is over is sent as a new one.",
  },
  revoke: {
    sentences: teamRefusals.revoke_several_invitations,
    done: "Revoked",
    button: <SubmitButton variant="danger">Revoke invitations</SubmitButton>,
    about: "The links stop working straight away, and the seats are free again. You can invite these people again.",
  },
} as const;

export function SeveralInvitationsForm({ view, deed, action }: SeveralInvitationsFormProps) {
  const { about, ...own } = words[deed];
  return (
    <SeveralForm
      hidden={{ organisation: view.slug }}
      field="invitations"
      back={{ href: `/orgs/${view.slug}/team/invitations`, label: "Back to the invitations" }}
      chosen={view.invitations.map(({ id, email, name, roleLabel }) => ({
        id,
        name: email,
        email: name,
        about: roleLabel,
      }))}
      action={action}
      schema={severalInvitationsForm.schema}
      {...own}
    >
      <p>{about}</p>
    </SeveralForm>
  );
}
