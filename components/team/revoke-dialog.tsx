"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { InvitationItem } from "@/lib/invitations/list-pending-invitations";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { teamRefusals } from "./refusals";

interface RevokeDialogProps {
  team: TeamView;
  invitation: InvitationItem;
  revoke: FormAction<{ email: string }>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function RevokeDialog({ team, invitation, revoke, open, onOpenChange }: RevokeDialogProps) {
  const toast = useToast();
  const { id, email } = invitation;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Revoke invitation"
      description={`The link that ${email} got stops working at once. You can invite them again later.`}
    >
      <CommandForm
        action={revoke}
        sentences={teamRefusals.revoke_invitation}
        hidden={{ organisation: team.slug, invitationId: id }}
        layout="dialog"
        onDone={() => {
          onOpenChange(false);
          toast(`Invitation of ${email} revoked`);
        }}
        footer={
          <>
            <DialogCancel>
              <Button>Cancel</Button>
            </DialogCancel>
            <SubmitButton variant="danger">Revoke</SubmitButton>
          </>
        }
      />
    </Dialog>
  );
}
