"use client";

import { FieldError } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import { SelectField } from "@/components/forms/select-field";
import { type SeveralAction, SeveralForm } from "@/components/several/several-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { projectPlace } from "@/lib/kernel/project-place";
import { projectPermissions } from "@/lib/permissions/project-table";
import { editSeveralForm, permissionChoice } from "@/lib/project-team/form";
import type { SeveralView } from "@/lib/project-team/get-several-in-project";
import { inProject } from "./in-project";
import { projectTeamRefusals } from "./refusals";

export function EditSeveralForm({ view, action }: { view: SeveralView; action: SeveralAction }) {
  return (
    <SeveralForm
      {...inProject(projectPlace(view.slug, view.project.id))}
      chosen={view.people}
      field="people"
      action={action}
      schema={editSeveralForm.schema}
      sentences={projectTeamRefusals.edit_several_project_members}
      done="Saved"
      button={<SubmitButton>Save</SubmitButton>}
    >
      <PermissionChoices grantable={view.grantable} />
    </SeveralForm>
  );
}

/** For each of the five: leave it with everybody as it is, give it to all, or take it from all. */
function PermissionChoices({ grantable }: Pick<SeveralView, "grantable">) {
  const field = useField("give");
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-3">
      <legend className="mb-1 font-medium">Permissions</legend>
      <p className="text-sm text-muted">
        For everybody above. Folders, and what you leave as it is, stay with each of them.
      </p>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {projectPermissions.map(({ key, label }) => {
        const may = grantable.includes(key);
        return (
          <SelectField
            key={key}
            name={permissionChoice(key)}
            label={label}
            defaultValue="leave"
            options={[
              { value: "leave", label: "Leave as it is" },
              ...(may ? [{ value: "give", label: "Give to all" }] : []),
              { value: "take", label: "Take from all" },
            ]}
            {...(may ? {} : { hint: "You do not have this yourself, so you cannot give it." })}
          />
        );
      })}
    </fieldset>
  );
}
