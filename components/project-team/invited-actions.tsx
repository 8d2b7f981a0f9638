"use client";

import { CommandForm } from "@/components/forms/command-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectTeamRefusals } from "./refusals";

export interface InvitedCommands {
  cancel: FormAction<{ email: string }>;
  resend: FormAction<{ email: string }>;
}

interface InvitedActionsProps {
  place: string;
  invitation: { readonly id: string; readonly email: string; readonly isOrganisations?: boolean };
  commands: InvitedCommands;
}

/** Two forms, so that both buttons work without JavaScript. */
export function InvitedActions({ place, invitation: { id, email, isOrganisations }, commands }: InvitedActionsProps) {
  const toast = useToast();
  const hidden = { project: place, projectInvitationId: id };
  return (
    <div className="flex flex-wrap items-start gap-2 lg:justify-end">
      {isOrganisations ? null : (
        <CommandForm
          action={commands.resend}
          hidden={hidden}
          sentences={projectTeamRefusals.resend_project_invitation}
          onDone={() => toast(`Invitation sent again to ${email}`)}
          footer={
            <SubmitButton size="sm" variant="secondary">
              Resend<span className="sr-only"> to {email}</span>
            </SubmitButton>
          }
        />
      )}
      <CommandForm
        action={commands.cancel}
        hidden={hidden}
        sentences={projectTeamRefusals.cancel_project_invitation}
        onDone={() => toast(`Invitation of ${email} cancelled`)}
        footer={
          <SubmitButton size="sm" variant="secondary">
            Cancel invitation<span className="sr-only"> of {email}</span>
          </SubmitButton>
        }
      />
    </div>
  );
}
