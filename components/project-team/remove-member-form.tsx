"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectMemberView } from "@/lib/project-team/get-project-member";
import { projectTeamRefusals } from "./refusals";

interface RemoveMemberFormProps {
  view: ProjectMemberView;
  action: FormAction<null>;
}

export function RemoveMemberForm({ view: { slug, project, person }, action }: RemoveMemberFormProps) {
  const place = projectPlace(slug, project.id);
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        sentences={projectTeamRefusals.remove_project_member}
        hidden={{ project: place, personId: person.userId }}
        footer={
          <>
            <SubmitButton variant="danger">Yes, remove</SubmitButton>
            <Link href={`/orgs/${place}/users/${person.userId}`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <p className="wrap-anywhere">
          {person.name} loses their permissions and folders in {project.name} straight away. They stay in the
          organisation as {person.roleLabel}, and what that role lets them do here stays too. If it does not open the
          project to them, service cases that are theirs here are open again.
        </p>
      </CommandForm>
    </Card>
  );
}
