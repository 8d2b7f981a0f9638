"use client";

import { CheckboxField } from "@/components/forms/checkbox-field";
import { EmailField } from "@/components/forms/email-field";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { inviteMemberForm } from "@/lib/invitations/form";
import type { TeamView } from "@/lib/members/get-team";
import { teamRefusals } from "./refusals";
import { firstRole, roleOptions } from "./role-options";

/** The form round the fields, on the page and in the dialog. */
export const inviteForm = ({ slug }: TeamView) => ({
  schema: inviteMemberForm.schema,
  sentences: teamRefusals.invite_member,
  hidden: { organisation: slug },
});

/** `email`: who asked for an invitation, by the address of the page that the mail links to. */
export function InviteFields({ team, email = "" }: { team: TeamView; email?: string }) {
  return (
    <>
      <TextField name="name" label="Name" optional autoComplete="off" />
      <EmailField autoComplete="off" defaultValue={email} />
      <RadioCards
        name="role"
        label="Role"
        options={roleOptions(team.grantable)}
        defaultValue={firstRole(team.grantable, team.defaultRole)}
        help="You can change this later."
      />
      {team.approvedDomains.length > 0 ? (
        <>
          <CheckboxField
            name="outside"
            label="This person is outside our approved domains"
            description={`Approved: ${team.approvedDomains.join(", ")}. They can accept through the mailed link only.`}
          />
          <TextField name="reason" label="Reason" optional hint="Asked for when the box above is ticked." />
        </>
      ) : null}
      <TextareaField
        name="message"
        label="Message"
        optional
        rows={3}
        hint="This appears in the email, under your name."
      />
    </>
  );
}
