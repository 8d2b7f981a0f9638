import { and, asc, eq, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { can } from "@/lib/permissions/can";
import { listRoles } from "@/lib/roles/read-roles";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findCase } from "./find-case";
import { listCaseAssigneesInput } from "./input";
import { ownerOf } from "./rules";
import { whoCanHaveCases } from "./who-resolves";

export const assigneesShown = 25;

/**
 * Whom a case can be assigned to, by name; more than a few are searched. Addresses are shown to those who may see the team,
 * and found by them alone.
 */
export const listCaseAssignees = defineQuery({
  name: "list_case_assignees",
  access: inProjectByRole("service_case:resolve"),
  input: listCaseAssigneesInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const found = await findCase(scene, input.number);
    const seesTeam = can(actor.permissions, "team:view");
    const rows = await tx
      .select({
        memberId: members.id,
        name: users.name,
        email: seesTeam ? users.email : sql<null>`null`,
        role: roles.label,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          whoCanHaveCases(tx, project.id, await listRoles(tx, organisation.id)),
          input.search ? holds(seesTeam ? members.searchText : folded(users.name), input.search) : undefined,
        ),
      )
      .orderBy(asc(members.searchText), asc(members.id))
      .limit(assigneesShown + 1);
    return {
      id: found.id,
      number: found.number,
      title: found.title,
      state: found.state,
      assigneeId: found.assigneeId,
      assignee: found.assignee,
      seen: fingerprint(ownerOf(found)),
      people: rows.slice(0, assigneesShown).map((person) => ({ ...person, isYou: person.memberId === actor.memberId })),
      hasMore: rows.length > assigneesShown,
    };
  },
});

export type CaseAssignees = Awaited<ReturnType<typeof listCaseAssignees>>;
