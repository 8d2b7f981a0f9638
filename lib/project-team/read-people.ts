import { and, asc, eq, inArray, like, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import type { Cursor } from "@/lib/kernel/cursor";
import { containing } from "@/lib/kernel/search";
import type { HeldThrough } from "@/lib/permissions/project-grants";
import { effectivePermissions } from "@/lib/permissions/project-grants";
import { isStoredPermission, type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { type RoleRow, roleOf } from "@/lib/permissions/role";
import { roleJson } from "@/lib/roles/read-roles";
import { storedOfPlace } from "@/lib/usecase/access/project-scene";
import type { ProjectRow } from "@/lib/usecase/rows";
import { folderShare } from "./folder-share";
import { foldersIn } from "./folders";

const foldersGiven = sql<number>`(
  select count(*)::int from folder_members f where f.project_member_id = ${projectMembers.id})`;

interface Asked {
  readonly areAdmins: boolean;
  readonly search?: string | undefined;
  readonly after?: Pick<Cursor, "value" | "id"> | null;
  /** Ids of the only ones that are asked for. */
  readonly only?: readonly string[];
  readonly limit: number;
}

/** Of a project's people, those who run the installation: found from their few, not by looking at everybody. */
const platformAdmins = ({ organisationId, id }: ProjectRow) => sql`array(
  select m.id from ${members} m where m.organisation_id = ${organisationId}
    and m.user_id = any(array(select platform_admins_in_project(${id}))))`;

/**
 * People in a project by address: those who run the installation, or everybody else. A plan is kept on its connection, made
 * for whichever organisation asked first: plain joins, chosen for a team of 25, compared each of 2,000 places with each of
 * 10,000 members. One row for each place leaves it no other way than the keys.
 */
export async function readPeople(tx: TenantTx, project: ProjectRow, asked: Asked) {
  const person = tx
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      emailCanonical: users.emailCanonical,
      signInMethod: users.signInMethod,
      roleId: members.roleId,
      searchText: members.searchText,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.id, projectMembers.memberId))
    .limit(1)
    .as("person");
  const rows = await tx
    .select({
      placeId: projectMembers.id,
      userId: person.userId,
      name: person.name,
      email: person.email,
      cursorValue: person.emailCanonical,
      role: sql<RoleRow>`(select ${roleJson} from roles r where r.id = ${person.roleId})`,
      stored: storedOfPlace,
      given: foldersGiven,
      total: foldersIn(project.id),
      method: person.signInMethod,
    })
    .from(projectMembers)
    .innerJoinLateral(person, sql`true`)
    .where(
      and(
        eq(projectMembers.projectId, project.id),
        sql`${projectMembers.memberId} ${asked.areAdmins ? sql`= any` : sql`<> all`} (${platformAdmins(project)})`,
        asked.search ? like(person.searchText, containing(asked.search)) : undefined,
        asked.after
          ? sql`(${person.emailCanonical}, ${projectMembers.id}) > (${asked.after.value}, ${asked.after.id})`
          : undefined,
        asked.only ? inArray(person.userId, asked.only) : undefined,
      ),
    )
    .orderBy(asc(person.emailCanonical), asc(projectMembers.id))
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
