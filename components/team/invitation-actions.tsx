"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { InvitationItem } from "@/lib/invitations/list-pending-invitations";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";

interface InvitationActionsProps {
  team: TeamView;
  invitation: InvitationItem;
  revoke: FormAction<{ email: string }>;
}

const sentences = {
  conflict: "This invitation is no longer open: it was accepted, declined, revoked or has expired meanwhile.",
  outranked: "This invitation is for a role that holds more than yours.",
  forbidden: "Your role no longer allows you to revoke invitations.",
};

export function InvitationActions({ team, invitation, revoke }: InvitationActionsProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const { id, email } = invitation;
  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${email}`} />}>
        <MenuItem danger onSelect={() => setOpen(true)}>
          Revoke
        </MenuItem>
      </Menu>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Revoke invitation"
        description={`The link that ${email} got stops working at once. You can invite them again later.`}
      >
        <CommandForm
          action={revoke}
          sentences={sentences}
          hidden={{ organisation: team.slug, invitationId: id }}
          layout="dialog"
          onDone={() => {
            setOpen(false);
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
    </>
  );
}
