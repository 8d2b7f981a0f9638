"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { LeavingView } from "@/lib/project-team/get-leaving";
import { projectTeamRefusals } from "./refusals";

export function LeaveForm({ view: { slug, project }, action }: { view: LeavingView; action: FormAction<null> }) {
  const place = projectPlace(slug, project.id);
  return (
    <Card className="p-6">
      <CommandForm
        action={action}
        sentences={projectTeamRefusals.leave_project}
        hidden={{ project: place }}
        footer={
          <>
            <SubmitButton variant="danger">Yes, leave</SubmitButton>
            <Link href={`/orgs/${place}/users`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <p className="wrap-anywhere">
          You lose your permissions and folders in {project.name} straight away. A manager can invite you again. If your
          role does not open the project to you, service cases that are yours there are open again.
        </p>
      </CommandForm>
    </Card>
  );
}
