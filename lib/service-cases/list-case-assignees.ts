import { and, asc, eq, like } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { containing } from "@/lib/kernel/search";
import { listRoles } from "@/lib/roles/read-roles";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findCase } from "./find-case";
import { listCaseAssigneesInput } from "./input";
import { ownerOf } from "./rules";
import { whoCanHaveCases } from "./who-resolves";

export const assigneesShown = 25;

/** Whom a case can be assigned to, by name; more than a few are searched. */
export const listCaseAssignees = defineQuery({
  name: "list_case_assignees",
  access: inProjectByRole("service_case:resolve"),
  input: listCaseAssigneesInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const found = await findCase(scene, input.number);
    const rows = await tx
      .select({ memberId: members.id, userId: users.id, name: users.name, email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          whoCanHaveCases(tx, project.id, await listRoles(tx, organisation.id)),
          input.search ? like(members.searchText, containing(input.search)) : undefined,
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
