import { type SQL, sql } from "drizzle-orm";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { isoMoment } from "@/lib/members/listed-member";
import { isCloseTo, refuseLooking } from "@/lib/members/look-at";
import type { StoredGrant } from "@/lib/permissions/explain";
import { effectivePermissions } from "@/lib/permissions/project-grants";
import { type RoleRow, roleOf } from "@/lib/permissions/role";
import { openedBy } from "@/lib/projects/opened-by";
import { managersIn } from "@/lib/projects/who-manages";
import { roleJson } from "@/lib/roles/read-roles";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { folderShare } from "./folder-share";
import { listMemberProjectsInput } from "./input";
import { mayOf } from "./read-people";

export const memberProjectsPerPage = 20;

/** The projects in whose team somebody is, as far as the reader may open them, with what they may do in each and by whom. */
export const listMemberProjects = defineQuery({
  name: "list_member_projects",
  access: teamMember,
  input: listMemberProjectsInput,
  async run({ tx, organisation, actor, input: { memberId, after } }) {
    refuseLooking(actor, memberId);
    const cursor = readCursor(after, "name");
    const beyond = cursor ? sql`(p.name, p.id) > (${cursor.value}, ${cursor.id})` : sql`true`;
    const theirs = sql`from project_members pm
      join projects p on p.organisation_id = pm.organisation_id and p.id = pm.project_id and p.deleted_at is null
      join members m on m.id = pm.member_id join roles r on r.id = m.role_id
      where pm.organisation_id = ${organisation.id} and pm.member_id = ${memberId} and ${openedBy(actor)}`;
    const rows = await tx.execute<PlaceRow>(placesOf(theirs, beyond));
    const { page, next } = pageOf(rows, memberProjectsPerPage, ({ cursor_value: value, id }) => ({
      sort: "name",
      value,
      id,
    }));
    // Through what somebody holds something is told where the page of the member tells it.
    const isClose = isCloseTo(actor, memberId);
    return {
      projects: page.map(placeOf).map((place) => (isClose ? place : { ...place, grants: [] })),
      next,
      /** Null on a page past the last. */
      count: rows[0]?.total ?? (cursor ? null : 0),
    };
  },
});

export type MemberProjects = Awaited<ReturnType<typeof listMemberProjects>>;
export type MemberProject = MemberProjects["projects"][number];

type PlaceRow = Record<string, unknown> & {
  id: string;
  name: string;
  cursor_value: string;
  role: RoleRow;
  has_folder_permissions: boolean;
  given: number;
  folders: number;
  grants: readonly StoredGrant[];
  is_platform_admin: boolean;
  is_alone: boolean;
  total: number;
};

function placesOf(theirs: SQL, beyond: SQL): SQL {
  return sql`select p.id, p.name, p.name as cursor_value, p.has_folder_permissions,
      ${roleJson} as role,
      (select count(*)::int from folder_members f where f.project_member_id = pm.id) as given,
      (select count(*)::int from folders f where f.project_id = p.id) as folders,
      (select coalesce(json_agg(json_build_object('permission', g.permission, 'by', u.name, 'at', ${isoMoment(sql`g.granted_at`)})
          order by g.granted_at, g.permission), '[]'::json)
        from project_grants g left join users u on u.id = g.granted_by where g.project_member_id = pm.id) as grants,
      m.user_id in (select platform_admins_in_project(p.id)) as is_platform_admin,
      (select bool_and(alone.project_member_id = pm.id) from (${managersIn(sql`p.id`)}) alone) is true as is_alone,
      (select count(*)::int ${theirs}) as total
    ${theirs} and ${beyond}
    order by p.name, p.id limit ${memberProjectsPerPage + 1}`;
}

function placeOf(row: PlaceRow) {
  const { id, name, grants, given, folders } = row;
  const role = roleOf(row.role);
  const stored = grants.map(({ permission }) => permission);
  return {
    id,
    name,
    may: mayOf(effectivePermissions({ stored, role })),
    grants,
    /** Nobody else manages it. */
    isOnlyManager: row.is_alone,
    folders: folderShare({
      role,
      isPlatformAdmin: row.is_platform_admin,
      hasFolderPermissions: row.has_folder_permissions,
      given,
      total: folders,
    }),
  };
}
