"use client";

import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { RadioCards } from "@/components/forms/radio-cards";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import type { CaseAssignees } from "@/lib/service-cases/list-case-assignees";
import { serviceCaseRefusals } from "./refusals";

interface AssignFormProps {
  view: CaseAssignees;
  project: string;
  action: FormAction<null>;
}

export function AssignForm({
  view: { id: caseId, number, assigneeId, people, hasMore, seen },
  ...props
}: AssignFormProps) {
  const { project, action } = props;
  return (
    <CommandForm
      action={action}
      sentences={serviceCaseRefusals.assign_case}
      hidden={{ project, caseId, seen }}
      footer={
        <>
          <SubmitButton>Assign</SubmitButton>
          <Link href={`/orgs/${project}/cases/${number}`} className={buttonClass("secondary")}>
            Cancel
          </Link>
        </>
      }
    >
      <RadioCards
        name="memberId"
        label="Assign to"
        options={people.map(({ memberId, name, email, role, isYou }) => ({
          value: memberId,
          label: isYou ? `${name} (you)` : name,
          description: email ?? role,
        }))}
        {...(assigneeId ? { defaultValue: assigneeId } : {})}
        help={hasMore ? "There are more. Search for whom you mean." : undefined}
      />
    </CommandForm>
  );
}

/** Gives the case back, from whoever it is. */
export function ReleaseForm({ view: { id: caseId, assignee, seen }, project, action }: AssignFormProps) {
  if (!assignee) return null;
  return (
    <CommandForm
      action={action}
      sentences={serviceCaseRefusals.release_case}
      hidden={{ project, caseId, seen }}
      footer={<SubmitButton variant="secondary">Make it nobody’s</SubmitButton>}
    >
      <p className="wrap-anywhere text-muted">
        It is {assignee.name}’s now. Made nobody’s, it is open again for whoever picks it up.
      </p>
    </CommandForm>
  );
}
