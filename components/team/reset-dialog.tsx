"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { teamRefusals } from "./refusals";

interface ResetDialogProps {
  team: TeamView;
  member: MemberRow;
  ask: FormAction<{ name: string }>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks; a platform admin decides (product.md 4.16). */
export function ResetDialog({ team, member, ask, open, onOpenChange }: ResetDialogProps) {
  const toast = useToast();
  const first = member.name.split(" ")[0];
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Reset two-factor authentication of ${member.name}`}
      description={`For when ${first} has lost every second factor. Support makes sure who it is; then ${first} has a day to cancel, and the password alone signs in until two-factor is set up again.`}
    >
      <CommandForm
        action={ask}
        sentences={teamRefusals.ask_two_factor_reset}
        hidden={{ organisation: team.slug, memberId: member.id }}
        layout="dialog"
        onDone={({ name }) => {
          onOpenChange(false);
          toast(`Support was asked to reset the two-factor authentication of ${name}`);
        }}
        footer={
          <>
            <DialogCancel>
              <Button>Cancel</Button>
            </DialogCancel>
            <SubmitButton>Ask for a reset</SubmitButton>
          </>
        }
      >
        <TextareaField
          name="reason"
          label="Reason"
          maxLength={500}
          rows={3}
          hint="What was lost, and how you know it."
        />
      </CommandForm>
    </Dialog>
  );
}
