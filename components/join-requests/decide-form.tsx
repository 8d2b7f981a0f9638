"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { FolderFields } from "@/components/project-team/folder-fields";
import { PermissionFields } from "@/components/project-team/permission-fields";
import { DecisionFields } from "@/components/requests/decision-fields";
import { requestRefusals } from "@/components/requests/refusals";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { decideJoinRequestForm } from "@/lib/join-requests/form";
import type { JoinRequestView } from "@/lib/join-requests/get-join-request";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { Decision } from "@/lib/requests/input";

interface DecideFormProps {
  view: JoinRequestView;
  decision: Decision | null;
  action: FormAction<null>;
}

export function DecideForm({ view, decision, action }: DecideFormProps) {
  const { slug, project, person, id, grantable, folders } = view;
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        schema={decideJoinRequestForm.schema}
        sentences={requestRefusals.decide_join_request}
        hidden={{ project: projectPlace(slug, project.id), joinRequestId: id, seen: view.seen }}
        footer={
          <>
            <SubmitButton>Save</SubmitButton>
            <Link href={`/orgs/${slug}/requests`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <DecisionFields
          decision={decision}
          approving={`${person.name} joins the team with what you choose below.`}
          rejecting="They stay out, and read why. What is chosen below does not count."
        />
        <PermissionFields
          grantable={grantable}
          hint={`What they can do in ${project.name}. You can change this later.`}
          whyNot="You do not have this yourself, so you cannot give it."
        />
        {folders && folders.length > 0 ? <FolderFields folders={folders} ticked={null} /> : null}
      </CommandForm>
    </Card>
  );
}
