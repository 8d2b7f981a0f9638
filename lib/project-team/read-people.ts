import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { holds } from "@/db/letters";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import type { Cursor } from "@/lib/kernel/cursor";
import type { HeldThrough } from "@/lib/permissions/project-grants";
import { effectivePermissions } from "@/lib/permissions/project-grants";
import { isStoredPermission, type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { type RoleRow, roleOf } from "@/lib/permissions/role";
import { roleJson } from "@/lib/roles/read-roles";
import { storedOf } from "@/lib/usecase/access/project-scene";
import type { ProjectRow } from "@/lib/usecase/rows";
import { folderShare } from "./folder-share";
import { foldersIn } from "./folders";

interface Asked {
  readonly areAdmins: boolean;
  readonly search?: string | undefined;
  readonly after?: Pick<Cursor, "value" | "id"> | null;
  /** Ids of the only ones that are asked for. */
  readonly only?: readonly string[];
  readonly limit: number;
}

/** The memberships in the project's organisation of these users, as an array, which is made once. */
const membershipsOf = ({ organisationId }: ProjectRow, userIds: SQL) => sql`array(
  select m.id from ${members} m where m.organisation_id = ${organisationId} and m.user_id = any(${userIds}))`;

/**
 * People in a project by address: those who run the installation, or everybody else. Places are chosen before anything is
 * read of who has them, so that a page costs what it shows. A plan is kept on its connection, made for whichever
 * organisation asked first: plain joins, chosen for a team of 25, compared each of 2,000 places with each of 10,000
 * members. One row for each place leaves it no other way than the keys.
 */
export async function readPeople(tx: TenantTx, project: ProjectRow, asked: Asked) {
  const { areAdmins, search, after, only } = asked;
  const admins = membershipsOf(project, sql`array(select platform_admins_in_project(${project.id}))`);
  const place = tx
    .select({ id: projectMembers.id, memberId: projectMembers.memberId, address: projectMembers.address })
    .from(projectMembers)
    .where(
      and(
        eq(projectMembers.projectId, project.id),
        sql`${projectMembers.memberId} ${areAdmins ? sql`= any` : sql`<> all`} (${admins})`,
        search
          ? holds(sql`(select m.search_text from ${members} m where m.id = ${projectMembers.memberId})`, search)
          : undefined,
        after ? sql`(${projectMembers.address}, ${projectMembers.id}) > (${after.value}, ${after.id})` : undefined,
        only
          ? sql`${projectMembers.memberId} = any(${membershipsOf(project, sql`${sql.param(only)}::text[]`)})`
          : undefined,
      ),
    )
    .orderBy(asc(projectMembers.address), asc(projectMembers.id))
    .limit(asked.limit)
    .as("place");
  const person = tx
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      method: users.signInMethod,
      roleId: members.roleId,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.id, place.memberId))
    .limit(1)
    .as("person");
  const rows = await tx
    .select({
      placeId: place.id,
      userId: person.userId,
      name: person.name,
      email: person.email,
      cursorValue: place.address,
      role: sql<RoleRow>`(select ${roleJson} from roles r where r.id = ${person.roleId})`,
      stored: storedOf(place.id),
      given: sql<number>`(select count(*)::int from folder_members f where f.project_member_id = ${place.id})`,
      total: foldersIn(project.id),
      method: person.method,
    })
    .from(place)
    .innerJoinLateral(person, sql`true`)
    .orderBy(asc(place.address), asc(place.id));
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
        isPlatformAdmin: areAdmins,
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
