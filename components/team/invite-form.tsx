"use client";

import type { ReactNode } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { EmailField } from "@/components/forms/email-field";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { inviteMemberForm } from "@/lib/invitations/form";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { teamRefusals } from "./refusals";
import { firstRole, roleOptions } from "./role-options";

export interface Invited {
  email: string;
}

interface InviteFormProps {
  team: TeamView;
  action: FormAction<Invited>;
  layout: "plain" | "dialog";
  footer: ReactNode;
  doneNote?: ReactNode;
  onDone?: (invited: Invited) => void;
}

/** One form for the page and for the dialog. */
export function InviteForm({ team, action, layout, footer, doneNote, onDone }: InviteFormProps) {
  return (
    <CommandForm
      action={action}
      schema={inviteMemberForm.schema}
      sentences={teamRefusals.invite_member}
      hidden={{ organisation: team.slug }}
      layout={layout}
      footer={footer}
      doneNote={doneNote}
      resetOnDone
      {...(onDone ? { onDone } : {})}
    >
      <TextField name="name" label="Name" optional autoComplete="off" />
      <EmailField autoComplete="off" />
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
      <TextareaField name="message" label="Message" optional rows={3} hint="Stands in the email, under your name." />
    </CommandForm>
  );
}
