import { and, asc, eq, like, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { containing } from "@/lib/kernel/search";
import type { HeldThrough } from "@/lib/permissions/project-grants";
import { effectivePermissions } from "@/lib/permissions/project-grants";
import { isStoredPermission, type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { roleOf } from "@/lib/permissions/role";
import { storedOfPlace } from "@/lib/usecase/access/project-scene";
import type { ProjectRow } from "@/lib/usecase/rows";
import { folderShare } from "./folder-share";
import { foldersIn } from "./folders";

const foldersGiven = sql<number>`(
  select count(*)::int from folder_members f where f.project_member_id = ${projectMembers.id})`;

interface Asked {
  readonly areAdmins: boolean;
  readonly search?: string | undefined;
  readonly where?: SQL | undefined;
  readonly limit: number;
}

/** People in a project by address: those who run the installation, or everybody else. */
export async function readPeople(tx: TenantTx, project: ProjectRow, asked: Asked) {
  const rows = await tx
    .select({
      placeId: projectMembers.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      cursorValue: users.emailCanonical,
      role: roleColumns,
      stored: storedOfPlace,
      given: foldersGiven,
      total: foldersIn(project.id),
      method: users.signInMethod,
    })
    .from(projectMembers)
    .innerJoin(members, eq(members.id, projectMembers.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(
      and(
        eq(projectMembers.projectId, project.id),
        // As an array, which is made once: what `in` compares with may be asked for again with every row.
        sql`(${users.id} = any(array(select platform_admins_in_project(${project.id})))) = ${asked.areAdmins}`,
        asked.search ? like(members.searchText, containing(asked.search)) : undefined,
        asked.where,
      ),
    )
    .orderBy(asc(users.emailCanonical), asc(projectMembers.id))
    .limit(asked.limit);
  return rows.map(({ role: row, stored, given, total, method, ...person }) => {
    const role = roleOf(row);
    const held = effectivePermissions({ stored: stored.filter(isStoredPermission), role });
    return {
      ...person,
      /** Told where the project decides about it (product.md 6.3). */
      method: project.hasEmailSignIn ? method : null,
      roleLabel: role.label,
      may: mayOf(held),
      folders: folderShare({
        role,
        isPlatformAdmin: asked.areAdmins,
        hasFolderPermissions: project.hasFolderPermissions,
        given,
        total,
      }),
    };
  });
}

/** All five, in their order, each with through what it is held; through nothing: it is not. */
export function mayOf(held: ReadonlyMap<ProjectPermission, readonly HeldThrough[]>) {
  return projectPermissionKeys.map((key) => ({ key, through: held.get(key) ?? [] }));
}

export type PersonInProject = Awaited<ReturnType<typeof readPeople>>[number];
