import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { folded, holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { projects } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import { searchField } from "@/lib/kernel/search";
import { can } from "@/lib/permissions/can";
import { openedBy } from "@/lib/projects/opened-by";
import { teamMember } from "@/lib/usecase/access/member";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { defineQuery } from "@/lib/usecase/query";

/** Of each kind: more than these are found by typing more. */
const most = 8;

/** People and projects by half a name, those alone that one may open: a palette goes to what its reader already has. */
export const findInOrganisation = defineQuery({
  name: "find_in_organisation",
  access: teamMember,
  input: z.strictObject({ search: searchField }),
  async run({ input: { search }, ...scene }) {
    if (!search) return { people: [], projects: [] };
    const people = can(scene.actor.permissions, "team:view") ? await findPeople(scene, search) : [];
    return { people, projects: await findProjects(scene, search) };
  },
});

/** Whose name or address begins with it stands before those who only hold it. */
function findPeople({ tx, organisation }: MemberScene, search: string) {
  return tx
    .select({ id: members.id, userId: members.userId, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisation.id), holds(members.searchText, search)))
    .orderBy(sql`strpos(${members.searchText}, fold(${search})) > 1`, asc(members.searchText), asc(members.id))
    .limit(most);
}

function findProjects({ tx, organisation, actor }: MemberScene, search: string) {
  return tx
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(
      and(
        eq(projects.organisationId, organisation.id),
        isNull(projects.deletedAt),
        openedBy(actor, projects.id),
        holds(folded(projects.name), search),
      ),
    )
    .orderBy(sql`strpos(${folded(projects.name)}, fold(${search})) > 1`, asc(projects.name), asc(projects.id))
    .limit(most);
}

export type FoundInOrganisation = Awaited<ReturnType<typeof findInOrganisation>>;
