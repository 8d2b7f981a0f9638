"use client";

import { ConfirmNumber } from "@/components/several/confirm-number";
import { type SeveralAction, SeveralForm } from "@/components/several/several-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { projectPlace } from "@/lib/kernel/project-place";
import { removeSeveralForm } from "@/lib/project-team/form";
import type { SeveralView } from "@/lib/project-team/get-several-in-project";
import { inProject } from "./in-project";
import { projectTeamRefusals } from "./refusals";

export function RemoveSeveralForm({ view, action }: { view: SeveralView; action: SeveralAction }) {
  const { slug, project, people } = view;
  return (
    <SeveralForm
      {...inProject(projectPlace(slug, project.id))}
      chosen={people}
      field="people"
      action={action}
      schema={removeSeveralForm.schema}
      sentences={projectTeamRefusals.remove_several_project_members}
      done="Removed"
      button={<SubmitButton variant="danger">Yes, remove</SubmitButton>}
    >
      {(those) => (
        <>
          <p className="wrap-anywhere">
            They lose their permissions and folders in {project.name} straight away. They stay in the organisation, and
            what their roles let them do here stays too. Service cases of those whose role does not open the project to
            them are open again.
          </p>
          <ConfirmNumber of={those.length} />
        </>
      )}
    </SeveralForm>
  );
}
