import { can } from "@/lib/permissions/can";
import { choiceOf, nameOfRole } from "@/lib/permissions/role";
import { teamMember } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { countPeople } from "./count-people";
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
    const maySeeTeam = can(actor.permissions, "team:view");
    const ids = all.map(({ id }) => id);
    const people = maySeeTeam ? await countPeople(tx, organisation.id, ids) : null;
    return {
      slug: organisation.slug,
      /** `people`: null for those who may not see the team. */
      roles: all.map((role) => ({ ...choiceOf(role), people: people?.get(role.id) ?? null })),
      yours: nameOfRole(actor.role),
      maySeeTeam,
      mayManage: can(actor.permissions, "role:manage"),
      mayAdd: own < ownRolesAtMost,
      most: ownRolesAtMost,
    };
  },
});

export type TeamRoles = Awaited<ReturnType<typeof listTeamRoles>>;
