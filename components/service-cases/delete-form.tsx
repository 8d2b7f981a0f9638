"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { CaseToDelete } from "@/lib/service-cases/get-case-to-delete";
import { serviceCaseRefusals } from "./refusals";

interface DeleteCaseFormProps {
  found: CaseToDelete;
  project: string;
  action: FormAction<null>;
}

export function DeleteCaseForm({ found, project, action }: DeleteCaseFormProps) {
  const { id: caseId, number, title, comments, assignee } = found;
  return (
    <Card className="max-w-[560px] p-6">
      <CommandForm
        action={action}
        sentences={serviceCaseRefusals.delete_case}
        hidden={{ project, caseId }}
        footer={
          <>
            <SubmitButton variant="danger">Yes, delete</SubmitButton>
            <Link href={`/orgs/${project}/cases/${number}`} className={buttonClass("secondary")}>
              Cancel
            </Link>
          </>
        }
      >
        <p className="wrap-anywhere">
          “{title}” goes with its description, {commentsOf(comments)} and everything that its page tells. There is no
          way back. {assignee ? `${assignee.name} has it now. ` : ""}To keep it on record, resolve it instead.
        </p>
      </CommandForm>
    </Card>
  );
}

function commentsOf(count: number): string {
  if (count === 0) return "no comments";
  return count === 1 ? "1 comment" : `${count > 99 ? "99+" : count} comments`;
}
