"use client";

import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { teamRefusals } from "./refusals";

interface EndDateDialogProps {
  team: TeamView;
  member: MemberRow;
  setEndDate: FormAction<{ name: string; endsOn: string | null }>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function EndDateDialog({ team, member, setEndDate, open, onOpenChange }: EndDateDialogProps) {
  const toast = useToast();
  const first = member.name.split(" ")[0];
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`End date of ${member.name}`}
      description={`After that day ${first} can no longer open ${team.name}. ${first} and the owners are told a week before.`}
    >
      <CommandForm
        action={setEndDate}
        sentences={teamRefusals.set_end_date}
        hidden={{ organisation: team.slug, memberId: member.id, seen: member.seen.endsOn }}
        layout="dialog"
        onDone={({ name, endsOn }) => {
          onOpenChange(false);
          toast(endsOn ? `The membership of ${name} has an end date` : `The membership of ${name} no longer ends`);
        }}
        footer={
          <>
            <DialogCancel>
              <Button>Cancel</Button>
            </DialogCancel>
            <SubmitButton>Save</SubmitButton>
          </>
        }
      >
        <TextField
          name="endsOn"
          label="Last day"
          type="date"
          optional
          defaultValue={member.endsOn ?? ""}
          hint="In the organisation's time zone. Empty: it does not end."
        />
      </CommandForm>
    </Dialog>
  );
}
