"use client";

import { CommandForm } from "@/components/forms/command-form";
import { invitationRefusals } from "@/components/invitations/refusals";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TimeAgo } from "@/components/ui/time-ago";
import { useToast } from "@/components/ui/toast";
import type { MyInvitation } from "@/lib/invitations/list-my-invitations";
import type { FormAction } from "@/lib/kernel/form-state";

interface MyInvitationsProps {
  invitations: readonly MyInvitation[];
  accept: FormAction<null>;
  decline: FormAction<null>;
}

export function MyInvitations({ invitations, accept, decline }: MyInvitationsProps) {
  const toast = useToast();
  return (
    <section id="my-invitations" aria-labelledby="invitations" className="scroll-mt-4">
      <h2 id="invitations" className="mb-2.5">
        Invitations
      </h2>
      <Card>
        {invitations.length === 0 ? (
          <EmptyState title="No open invitations">
            When somebody invites your address, the invitation is listed here too.
          </EmptyState>
        ) : (
          <ul>
            {invitations.map(({ id, organisationName, roleLabel, expiresAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
              >
                <div className="min-w-0">
                  <div className="font-medium">{organisationName}</div>
                  <div className="text-sm text-muted">
                    as {roleLabel} · expires <TimeAgo at={expiresAt} />
                  </div>
                </div>
                <div className="flex gap-2">
                  <CommandForm
                    action={accept}
                    hidden={{ invitation: id }}
                    sentences={invitationRefusals.accept_invitation}
                    footer={
                      <SubmitButton size="sm" aria-label={`Accept invitation to ${organisationName}`}>
                        Accept
                      </SubmitButton>
                    }
                  />
                  <CommandForm
                    action={decline}
                    hidden={{ invitation: id }}
                    sentences={invitationRefusals.decline_invitation}
                    onDone={() => toast(`Invitation to ${organisationName} declined`)}
                    footer={
                      <SubmitButton
                        variant="secondary"
                        size="sm"
                        aria-label={`Decline invitation to ${organisationName}`}
                      >
                        Decline
                      </SubmitButton>
                    }
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}
