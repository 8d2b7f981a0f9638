"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { TextField } from "@/components/forms/text-field";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { teamRefusals } from "./refusals";

interface EndDateDialogProps extends Opened {
  team: TeamView;
  member: MemberRow;
  setEndDate: FormAction<{ name: string; endsOn: string | null }>;
}

export function EndDateDialog({ team, member, setEndDate, ...opened }: EndDateDialogProps) {
  const first = member.name.split(" ")[0];
  return (
    <CommandDialog
      {...opened}
      title={`End date of ${member.name}`}
      description={`After that day ${first} can no longer open ${team.name}. ${first} and the owners are told a week before.`}
      action={setEndDate}
      sentences={teamRefusals.set_end_date}
      hidden={{ organisation: team.slug, memberId: member.id, seen: member.seen.endsOn }}
      submit="Save"
      done={({ name, endsOn }) =>
        endsOn ? `The membership of ${name} has an end date` : `The membership of ${name} no longer ends`
      }
    >
      <TextField
        name="endsOn"
        label="Last day"
        type="date"
        optional
        defaultValue={member.endsOn ?? ""}
        hint="In the organisation's time zone. Leave empty for no end date."
      />
    </CommandDialog>
  );
}
