"use client";

import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { mayTouch } from "./may-touch";
import { useMemberAct } from "./member-acts";

/** Their role can do something that the viewer's cannot (AZ-08). */
function outOfReach({ role }: MemberRow): string {
  return role.key === "owner"
    ? "Only an owner can do this to an owner."
    : "Their role can do more than yours. Ask somebody with that role.";
}

/** What cannot work is not there; what this viewer may not do says why. */
export function MemberActions({ team, member }: { team: TeamView; member: MemberRow }) {
  const begin = useMemberAct();
  const why = mayTouch(team, member) ? undefined : outOfReach(member);
  const hasTwoFactor = member.twoFactor !== null && member.twoFactor.state !== "none";
  return (
    <Menu trigger={<MenuTrigger label={`Actions for ${member.name}`} />}>
      <MenuItem href={`/orgs/${team.slug}/team/${member.id}#why`}>Why can they…?</MenuItem>
      {team.mayResetTwoFactor && hasTwoFactor ? (
        <MenuItem onSelect={() => begin("askReset", member)}>Reset two-factor authentication</MenuItem>
      ) : null}
      {member.role.key === "owner" ? null : (
        <MenuItem why={why} onSelect={() => begin("setEndDate", member)}>
          Set end date
        </MenuItem>
      )}
      <MenuItem danger why={why} onSelect={() => begin("remove", member)}>
        Remove
      </MenuItem>
    </Menu>
  );
}
