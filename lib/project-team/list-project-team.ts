import { and, asc, eq, like, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations, projectMembers } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { containing } from "@/lib/kernel/search";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { isStoredPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { managersIn } from "@/lib/projects/who-manages";
import { anyInProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import type { ProjectRow } from "@/lib/usecase/rows";
import { folderShare } from "./folder-share";
import { listProjectTeamInput } from "./input";
import { type PersonInProject, readPeople } from "./read-people";

export const peoplePerPage = 25;

/** Of platform admins and of invitations: more than any project has, so that no list is without a bound. */
const mostBeside = 100;

/** As small a team is seen whole, so that nobody needs to search it. */
const smallTeam = 7;

/** Who is in a project, who is invited and which platform admins belong to it, each by address (product.md 6.3). */
export const listProjectTeam = defineQuery({
  name: "list_project_team",
  access: anyInProject,
  input: listProjectTeamInput,
  async run({ tx, organisation, project, actor, input }) {
    const after = readCursor(input.after, "email");
    const facts = await readFacts(tx, project);
    const { search } = input;
    const common = { search, folders: facts.folders };
    const rows = await readPeople(tx, project, {
      ...common,
      areAdmins: false,
      limit: peoplePerPage + 1,
      where: after ? sql`(${users.emailCanonical}, ${projectMembers.id}) > (${after.value}, ${after.id})` : undefined,
    });
    const place = ({ cursorValue: value, placeId: id }: PersonInProject) => ({ sort: "email", value, id });
    const { page, next } = pageOf(rows, peoplePerPage, place);
    const admins = after ? [] : await readPeople(tx, project, { ...common, areAdmins: true, limit: mostBeside });
    const invited = after ? [] : await readInvited(tx, project, { ...common });
    const mayManage = actor.may.has("manage_service");
    const shown = ({ placeId: _, cursorValue: __, ...person }: PersonInProject) => ({
      ...person,
      isYou: person.userId === actor.userId,
    });
    return {
      slug: organisation.slug,
      projectId: project.id,
      isLive: project.wentLiveAt !== null,
      people: page.map(shown),
      next,
      admins: admins.map(shown),
      /** Whoever may not manage sees who is invited, but not what only a manager acts by. */
      invited,
      counts: { people: facts.people, invited: facts.invited },
      managers: facts.managers,
      isSearchable: facts.people + facts.invited > smallTeam,
      mayManage,
      isInTeam: actor.placeId !== null,
    };
  },
});

export type ProjectTeam = Awaited<ReturnType<typeof listProjectTeam>>;

/** Numbers and names above the list, in one statement; managers up to two, because more change nothing. */
async function readFacts(tx: TenantTx, { id, organisationId }: ProjectRow) {
  const [facts] = await tx.execute<{ people: number; invited: number; folders: number; managers: string[] }>(sql`
    select (select count(*)::int from project_members where project_id = ${id}) as people,
      (select count(*)::int from project_invitations p join invitations i on i.id = p.invitation_id
        where p.project_id = ${id} and i.state = 'pending') as invited,
      (select count(*)::int from folders where project_id = ${id}) as folders,
      array(select u.name from project_members pm join members m on m.id = pm.member_id join users u on u.id = m.user_id
        where pm.organisation_id = ${organisationId} and pm.id in (${managersIn(id)}) order by u.name limit 2) as managers`);
  return facts ?? { people: 0, invited: 0, folders: 0, managers: [] };
}

/** Open invitations into the project; those past their time too, until somebody sends them again or cancels them. */
async function readInvited(tx: TenantTx, project: ProjectRow, asked: { search: string | undefined; folders: number }) {
  const rows = await tx
    .select({
      id: projectInvitations.id,
      email: invitations.email,
      stored: projectInvitations.permissions,
      /** Those that are still there. */
      given: sql<number>`(select count(*)::int from folders f
        where f.project_id = ${project.id} and f.id = any(${projectInvitations.folders}))`,
      expiresAt: invitations.expiresAt,
      /** Carried by one with which the organisation promised a role: sent again from its Team page. */
      isOrganisations: sql<boolean>`not ${invitations.forProjects}`,
      isOver: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(projectInvitations)
    .innerJoin(invitations, eq(invitations.id, projectInvitations.invitationId))
    .where(
      and(
        eq(projectInvitations.projectId, project.id),
        eq(invitations.state, "pending"),
        asked.search ? like(invitations.emailCanonical, containing(asked.search)) : undefined,
      ),
    )
    .orderBy(asc(invitations.emailCanonical), asc(projectInvitations.id))
    .limit(mostBeside);
  return rows.map(({ stored, given, expiresAt, ...row }) => {
    const held = permissionsOfStored(stored.filter(isStoredPermission));
    return {
      ...row,
      expiresAt: expiresAt.toISOString(),
      may: projectPermissionKeys.map((key) => ({ key, through: held.has(key) ? (["grant"] as const) : [] })),
      folders: folderShare({
        role: null,
        isPlatformAdmin: false,
        hasFolderPermissions: project.hasFolderPermissions,
        given,
        total: asked.folders,
      }),
    };
  });
}
