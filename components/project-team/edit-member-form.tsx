"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { projectPermission } from "@/lib/permissions/project-table";
import { editProjectMemberForm } from "@/lib/project-team/form";
import type { ProjectMemberView } from "@/lib/project-team/get-project-member";
import { FolderFields } from "./folder-fields";
import { PermissionFields } from "./permission-fields";
import { projectTeamRefusals } from "./refusals";

interface EditMemberFormProps {
  view: ProjectMemberView;
  action: FormAction<null>;
  /** Begins with the box that makes a manager ticked. */
  asManager: boolean;
}

export function EditMemberForm({ view, action, asManager }: EditMemberFormProps) {
  const { slug, project, person, isYou, choices } = view;
  const place = projectPlace(slug, project.id);
  const team = `/orgs/${place}/users`;
  const isChosen = asManager && !view.permissions.includes("manage_service");
  const byRole = view.may.filter(({ through }) => through.length === 1 && through[0] === "role");
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        schema={editProjectMemberForm.schema}
        sentences={projectTeamRefusals.edit_project_member}
        hidden={{ project: place, personId: person.userId, seen: view.seen }}
        footer={
          <>
            <SubmitButton>Save</SubmitButton>
            <Link href={team} className={buttonClass("secondary")}>
              Cancel
            </Link>
            <Link href={isYou ? `${team}/leave` : `${team}/${person.userId}/delete`} className="link ml-auto py-2">
              {isYou ? "Leave this project" : "Remove user from project"}
            </Link>
          </>
        }
      >
        {isChosen ? (
          <Note>“{projectPermission("manage_service").label}” is ticked. It counts once you save.</Note>
        ) : null}
        {byRole.length > 0 ? (
          <Note>
            {isYou ? "You hold" : "They hold"} {byRole.map(({ key }) => `“${projectPermission(key).label}”`).join(", ")}{" "}
            by the role {person.roleLabel}, whatever is ticked here.
          </Note>
        ) : null}
        <PermissionFields
          grantable={view.grantable}
          ticked={isChosen ? [...view.permissions, "manage_service"] : view.permissions}
          hint={`What ${isYou ? "you" : "they"} can do in ${project.name}.`}
          whyNot={
            isYou ? "Another manager has to give you this." : "You do not have this yourself, so you cannot give it."
          }
        />
        {choices && choices.length > 0 ? <FolderFields folders={choices} ticked={view.folders} /> : null}
      </CommandForm>
    </Card>
  );
}
