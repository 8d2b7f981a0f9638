"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { EmailField } from "@/components/forms/email-field";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { inviteToProjectForm } from "@/lib/project-team/form";
import type { ProjectInviteView } from "@/lib/project-team/get-project-invite";
import { methodsWith, proposableMethodLabels } from "@/lib/proposals/labels";
import { FolderFields } from "./folder-fields";
import { PermissionFields } from "./permission-fields";
import { projectTeamRefusals } from "./refusals";

interface InviteFormProps {
  view: ProjectInviteView;
  action: FormAction<null>;
  /** Begins with the box that makes a manager ticked. */
  asManager: boolean;
  /** Whom to invite, where that is known. */
  email?: string;
}

export function InviteForm({ view, action, asManager, email = "" }: InviteFormProps) {
  const { slug, project, colleague, organisationName, freeSeats, approvedDomains, folders } = view;
  const place = projectPlace(slug, project.id);
  const seats = `${freeSeats} free ${freeSeats === 1 ? "seat" : "seats"}`;
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        schema={inviteToProjectForm.schema}
        sentences={projectTeamRefusals.invite_to_project}
        hidden={{ project: place, ...(colleague ? { email: colleague.email } : {}) }}
        footer={
          <>
            <SubmitButton>Send invitation</SubmitButton>
            <Link href={`/orgs/${place}/users`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        {colleague ? (
          <p>
            <span className="block font-medium">Email address</span>
            <span className="wrap-anywhere">{colleague.email}</span>
          </p>
        ) : (
          <EmailField
            autoComplete="off"
            defaultValue={email}
            hint={`Somebody new joins ${organisationName} with the role Member and takes 1 of ${seats}.`}
          />
        )}
        <PermissionFields
          grantable={view.grantable}
          ticked={asManager ? ["manage_service"] : []}
          hint={`What they can do in ${project.name}. You can change this later.`}
          whyNot="You do not have this yourself, so you cannot give it."
        />
        {view.hasEmailSignIn ? (
          <RadioCards
            name="signInMethod"
            label="Sign-in method"
            defaultValue=""
            options={[
              { value: "", label: "They choose" },
              ...methodsWith(view.textsAreOn).map((value) => ({ value, label: proposableMethodLabels[value] })),
            ]}
            help="A new account begins with an email link if you choose that. Anything else is proposed to them when they join, unless they have something safer."
          />
        ) : null}
        {folders && folders.length > 0 ? <FolderFields folders={folders} ticked={null} /> : null}
        {approvedDomains.length > 0 && !colleague ? (
          <>
            <CheckboxField
              name="outside"
              label="This person is outside our approved domains"
              description={`Approved: ${approvedDomains.join(", ")}. They can accept through the mailed link only.`}
            />
            <TextField name="reason" label="Reason" optional hint="Asked for when the box above is ticked." />
          </>
        ) : null}
      </CommandForm>
    </Card>
  );
}
