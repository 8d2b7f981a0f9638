"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import type { InvitationItem } from "@/lib/invitations/list-invitations";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { teamRefusals } from "./refusals";

interface RevokeDialogProps extends Opened {
  team: TeamView;
  invitation: InvitationItem;
  revoke: FormAction<{ email: string }>;
}

export function RevokeDialog({ team, invitation, revoke, ...opened }: RevokeDialogProps) {
  const { id, email } = invitation;
  return (
    <CommandDialog
      {...opened}
      title="Revoke invitation"
      description={`The link that ${email} got stops working straight away. You can invite them again later.`}
      action={revoke}
      sentences={teamRefusals.revoke_invitation}
      hidden={{ organisation: team.slug, invitationId: id }}
      submit="Revoke"
      danger
      done={() => `Invitation of ${email} revoked`}
    />
  );
}
