import { and, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { can } from "@/lib/permissions/can";
import { canOpenProject } from "@/lib/permissions/project-grants";
import { type Role, roleOf } from "@/lib/permissions/role";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** Whether somebody can have a case in a project: their role may see and resolve cases, and they may open the project. */
export function canHaveCases({ permissions }: Role, isProjectMember: boolean): boolean {
  const handles = can(permissions, "service_case:view") && can(permissions, "service_case:resolve");
  return handles && canOpenProject({ permissions, isProjectMember });
}

/** Of a statement that reads `members`: those who can have cases in this project, by these roles of the organisation. */
export function whoCanHaveCases(tx: TenantTx, projectId: string, all: readonly Role[]): SQL | undefined {
  const idsOf = (isProjectMember: boolean) =>
    all.filter((role) => canHaveCases(role, isProjectMember)).map(({ id }) => id);
  const place = tx
    .select({ one: sql`1` })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.memberId, members.id)));
  return or(inArray(members.roleId, idsOf(false)), and(inArray(members.roleId, idsOf(true)), exists(place)));
}

/**
 * A member who is to have a case, held with their place in the project until this transaction ends: whoever removes them
 * waits, and finds the case among theirs. Asked before the case is locked, as everywhere members come first. Null: there
 * is no such member.
 */
export async function holdMember(
  { tx, organisation, project }: Pick<ProjectScene, "tx" | "organisation" | "project">,
  memberId: string,
) {
  const [row] = await tx
    .select({ memberId: members.id, userId: users.id, name: users.name, email: users.email, role: roleColumns })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisation.id), eq(members.id, memberId)))
    .for("share", { of: members });
  if (!row) return null;
  const [place] = await tx
    .select({ id: projectMembers.id })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, project.id), eq(projectMembers.memberId, memberId)))
    .for("share");
  const { role, ...person } = row;
  return { ...person, canHaveIt: canHaveCases(roleOf(role), place !== undefined) };
}
