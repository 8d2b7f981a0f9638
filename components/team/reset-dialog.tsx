"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { TextareaField } from "@/components/forms/textarea-field";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { teamRefusals } from "./refusals";

interface ResetDialogProps extends Opened {
  team: TeamView;
  member: MemberRow;
  ask: FormAction<{ name: string }>;
}

/** Asks; a platform admin decides (product.md 4.16). */
export function ResetDialog({ team, member, ask, ...opened }: ResetDialogProps) {
  const first = member.name.split(" ")[0];
  return (
    <CommandDialog
      {...opened}
      title={`Reset two-factor authentication of ${member.name}`}
      description={`For when ${first} has lost every second factor. Support makes sure who it is; then ${first} has a day to cancel, and the password alone signs in until two-factor is set up again.`}
      action={ask}
      sentences={teamRefusals.ask_two_factor_reset}
      hidden={{ organisation: team.slug, memberId: member.id }}
      submit="Ask for a reset"
      done={({ name }) => `Support was asked to reset the two-factor authentication of ${name}`}
    >
      <TextareaField name="reason" label="Reason" maxLength={500} rows={3} hint="What was lost, and how you know it." />
    </CommandDialog>
  );
}
