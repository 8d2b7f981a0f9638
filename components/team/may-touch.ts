import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { nameOfRole } from "@/lib/permissions/role";

/** Whoever may give a role may also change and remove those who have it: the same sets are compared (AZ-08). */
export function mayTouch(team: TeamView, member: MemberRow): boolean {
  return team.grantable.some(({ name }) => name === nameOfRole(member.role));
}

/** The button is only where it can do something; the server decides all the same. */
export function mayChangeRole(team: TeamView, member: MemberRow): boolean {
  if (!team.mayManage || !mayTouch(team, member)) return false;
  return !member.isYou || (team.you.isOwner && !team.hasOneOwner);
}
