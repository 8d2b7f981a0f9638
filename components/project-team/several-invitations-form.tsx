"use client";

import { type SeveralAction, SeveralForm } from "@/components/several/several-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { projectPlace } from "@/lib/kernel/project-place";
import { severalInvitationsForm } from "@/lib/project-team/form";
import type { SeveralView } from "@/lib/project-team/get-several-in-project";
import { inProject } from "./in-project";
import { projectTeamRefusals } from "./refusals";

interface SeveralInvitationsFormProps {
  view: SeveralView;
  deed: "resend" | "cancel";
  action: SeveralAction;
}

const words = {
  resend: {
    sentences: projectTeamRefusals.resend_several_project_invitations,
    done: "Sent",
    button: <SubmitButton>Send again</SubmitButton>,
    about: "Each gets the same link again, valid for 14 days from now.",
  },
  cancel: {
    sentences: projectTeamRefusals.cancel_several_project_invitations,
    done: "Cancelled",
    button: <SubmitButton variant="danger">Cancel invitations</SubmitButton>,
    about: "The links no longer lead into this project. You can invite these people again.",
  },
} as const;

export function SeveralInvitationsForm({ view, deed, action }: SeveralInvitationsFormProps) {
  const { about, ...own } = words[deed];
  return (
    <SeveralForm
      {...inProject(projectPlace(view.slug, view.project.id))}
      chosen={view.invited}
      field="invitations"
      action={action}
      schema={severalInvitationsForm.schema}
      {...own}
    >
      <p>{about}</p>
    </SeveralForm>
  );
}
