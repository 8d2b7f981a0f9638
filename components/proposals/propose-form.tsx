"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { ProjectMemberView } from "@/lib/project-team/get-project-member";
import { kindLabels, type ProposalKind } from "@/lib/proposals/labels";
import { proposalRefusals } from "./refusals";

type Waiting = NonNullable<ProjectMemberView["account"]>["proposed"][number];

interface ProposeFormProps {
  place: string;
  person: { readonly userId: string; readonly name: string };
  kind: ProposalKind;
  waiting: (kind: ProposalKind) => Waiting | null;
  propose: FormAction<{ name: string }>;
  withdraw: FormAction<null>;
  /** The field. */
  children: ReactNode;
}

/** One thing to propose, or what is proposed of it, with the way to take it back. */
export function ProposeForm({ place, person, kind, waiting, propose, withdraw, children }: ProposeFormProps) {
  const toast = useToast();
  const what = kindLabels[kind];
  const proposed = waiting(kind);
  if (proposed)
    return (
      <Note
        title={`${proposed.shown} is proposed as ${what}.`}
        action={
          <CommandForm
            action={withdraw}
            hidden={{ project: place, proposalId: proposed.id }}
            sentences={proposalRefusals.withdraw_proposal}
            onDone={() => toast("Proposal withdrawn")}
            footer={
              <SubmitButton size="sm" variant="secondary">
                Withdraw<span className="sr-only"> {what}</span>
              </SubmitButton>
            }
          />
        }
      >
        {proposed.proposerName} proposed it. It ends <TimeAgo at={proposed.expiresAt} /> unless {person.name} answers.
      </Note>
    );
  return (
    <CommandForm
      action={propose}
      hidden={{ project: place, personId: person.userId, kind }}
      sentences={proposalRefusals.propose_change}
      onDone={({ name }) => toast(`Proposed to ${name}`)}
      footer={<SubmitButton variant="secondary">Propose {what}</SubmitButton>}
    >
      {children}
    </CommandForm>
  );
}
