"use client";

import { CommandForm } from "@/components/forms/command-form";
import { PasswordField } from "@/components/forms/password-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import { kindLabels, type ProposalKind } from "@/lib/proposals/labels";
import type { MyProposal } from "@/lib/proposals/list-my-proposals";
import { proposalRefusals } from "./refusals";

interface MyProposalsProps {
  proposals: readonly MyProposal[];
  confirm: FormAction<null>;
  decline: FormAction<null>;
}

const afterwards: Readonly<Record<ProposalKind, string>> = {
  sign_in_method: "It holds from your next sign-in on.",
  email:
    "Confirm only if this mailbox is yours. A link goes to it, to be opened where you are signed in; the old address is told.",
  mobile: "Confirm only if this number is yours. A code goes to it, to be entered here.",
};

/** What managers would change about the account; there only while there is something to answer. */
export function MyProposals({ proposals, confirm, decline }: MyProposalsProps) {
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals" className="mb-8 max-w-[560px]">
      <h2 id="proposals" className="mb-1">
        Proposed changes
      </h2>
      <p className="mb-2.5 text-muted">Nothing changes unless you confirm it.</p>
      <Card>
        <ul>
          {proposals.map((proposal) => (
            <li key={proposal.id} className="border-b border-line px-4 py-4 last:border-b-0 sm:px-6">
              <Proposed proposal={proposal} confirm={confirm} decline={decline} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function Proposed({
  proposal: { id, kind, shown, expiresAt, organisationName, projectName, proposerName },
  confirm,
  decline,
}: Omit<MyProposalsProps, "proposals"> & { proposal: MyProposal }) {
  const hidden = { proposalId: id };
  const what = kindLabels[kind];
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="min-w-0">
        <div className="font-medium wrap-anywhere">
          {kind === "sign_in_method" ? "Sign-in method" : `New ${what}`}: {shown}
        </div>
        <div className="text-sm text-muted wrap-anywhere">
          Proposed by {proposerName}, {projectName}, {organisationName} · ends <TimeAgo at={expiresAt} />
        </div>
        <p className="mt-1 text-sm">{afterwards[kind]}</p>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <CommandForm
          action={confirm}
          hidden={hidden}
          className={kind === "email" ? "basis-full" : ""}
          sentences={proposalRefusals.confirm_proposal}
          footer={
            <SubmitButton size="sm">
              Confirm<span className="sr-only"> {what}</span>
            </SubmitButton>
          }
        >
          {kind === "email" ? (
            <PasswordField name="password" label="Your password" autoComplete="current-password" />
          ) : null}
        </CommandForm>
        <CommandForm
          action={decline}
          hidden={hidden}
          sentences={proposalRefusals.decline_proposal}
          footer={
            <SubmitButton size="sm" variant="secondary">
              Decline<span className="sr-only"> {what}</span>
            </SubmitButton>
          }
        />
      </div>
    </div>
  );
}
