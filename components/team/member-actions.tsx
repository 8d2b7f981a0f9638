"use client";

import { useState } from "react";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { EndDateDialog } from "./end-date-dialog";
import { mayTouch } from "./may-touch";
import { RemoveDialog } from "./remove-dialog";
import { ResetDialog } from "./reset-dialog";

export interface Removed {
  name: string;
}

export interface MemberCommands {
  remove: FormAction<Removed>;
  askReset: FormAction<{ name: string }>;
  setEndDate: FormAction<{ name: string; endsOn: string | null }>;
}

interface MemberActionsProps {
  team: TeamView;
  member: MemberRow;
  commands: MemberCommands;
  /** On the member's own page, which is gone once they are removed. */
  isOnPage?: boolean;
}

/** Their role can do something that the viewer's cannot (AZ-08). */
const outOfReach = "Their role can do more than yours. Ask somebody with that role.";

type OpenDialog = "remove" | "reset" | "end";

export function MemberActions({ team, member, commands, isOnPage = false }: MemberActionsProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const isInReach = mayTouch(team, member);
  const opened = (which: OpenDialog) => ({
    open: dialog === which,
    onOpenChange: (isOpen: boolean) => setDialog(isOpen ? which : null),
  });
  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${member.name}`} />}>
        <MenuItem href={`/orgs/${team.slug}/team/${member.id}#why`}>Why can they…?</MenuItem>
        {team.mayResetTwoFactor ? (
          <MenuItem onSelect={() => setDialog("reset")}>Reset two-factor authentication</MenuItem>
        ) : null}
        {member.role.key === "owner" ? null : (
          <MenuItem why={isInReach ? undefined : outOfReach} onSelect={() => setDialog("end")}>
            Set end date
          </MenuItem>
        )}
        <MenuItem danger why={isInReach ? undefined : outOfReach} onSelect={() => setDialog("remove")}>
          Remove
        </MenuItem>
      </Menu>
      <RemoveDialog team={team} member={member} remove={commands.remove} leadsToTeam={isOnPage} {...opened("remove")} />
      <EndDateDialog team={team} member={member} setEndDate={commands.setEndDate} {...opened("end")} />
      <ResetDialog team={team} member={member} ask={commands.askReset} {...opened("reset")} />
    </>
  );
}
