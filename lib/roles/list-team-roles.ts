import { can } from "@/lib/permissions/can";
import { choiceOf, nameOfRole } from "@/lib/permissions/role";
import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { ownRolesAtMost } from "./create-role";
import { listRoles } from "./read-roles";

/** For every member: whoever is in may know who may do what. */
export const listTeamRoles = defineQuery({
  name: "list_team_roles",
  access: teamMember,
  input: nothing,
  async run({ tx, organisation, actor }) {
    // A private account has one member, whose role says nothing.
    const all = await listRoles(tx, organisation.id);
    const own = all.filter(({ key }) => key === null).length;
    return {
      slug: organisation.slug,
      roles: all.map(choiceOf),
      yours: nameOfRole(actor.role),
      maySeeTeam: can(actor.permissions, "team:view"),
      mayManage: can(actor.permissions, "role:manage"),
      mayAdd: own < ownRolesAtMost,
      most: ownRolesAtMost,
    };
  },
});

export type TeamRoles = Awaited<ReturnType<typeof listTeamRoles>>;
