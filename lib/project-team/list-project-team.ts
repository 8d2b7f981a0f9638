import { sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { projectInvitations } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { managersIn } from "@/lib/projects/who-manages";
import { anyInProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import type { ProjectRow } from "@/lib/usecase/rows";
import { listProjectTeamInput } from "./input";
import { readInvited } from "./read-invited";
import { type PersonInProject, readPeople } from "./read-people";
import { needsTwoManagers } from "./rules";

export const peoplePerPage = 25;
export const invitedPerPage = 25;

/** Of platform admins: more than any project has, so that no list is without a bound. */
const mostAdmins = 100;

/** As small a team is seen whole, so that nobody needs to search it. */
const smallTeam = 7;

/** Who is in a project, who is invited and which platform admins belong to it, each by address (product.md 6.3). */
export const listProjectTeam = defineQuery({
  name: "list_project_team",
  access: anyInProject,
  input: listProjectTeamInput,
  async run({ tx, organisation, project, actor, input }) {
    const after = readCursor(input.after, "email");
    const afterInvited = readCursor(input.invited, "email");
    const { search } = input;
    const isFirst = !after && !afterInvited;
    // Each list is paged by itself: what follows the first page of one is not mixed with another. They are asked for together.
    const [facts, rows, admins, open] = await Promise.all([
      readFacts(tx, project),
      afterInvited
        ? []
        : readPeople(tx, project, {
            search,
            areAdmins: false,
            limit: peoplePerPage + 1,
            after,
          }),
      isFirst ? readPeople(tx, project, { search, areAdmins: true, limit: mostAdmins }) : [],
      after
        ? []
        : readInvited(tx, project, {
            search,
            limit: invitedPerPage + 1,
            where: afterInvited
              ? sql`(${invitations.emailCanonical}, ${projectInvitations.id}) > (${afterInvited.value}, ${afterInvited.id})`
              : undefined,
          }),
    ]);
    const place = ({ cursorValue: value, placeId: id }: PersonInProject) => ({ sort: "email", value, id });
    const { page, next } = pageOf(rows, peoplePerPage, place);
    const invited = pageOf(open, invitedPerPage, ({ cursorValue: value, id }) => ({ sort: "email", value, id }));
    const mayManage = actor.may.has("manage_service");
    /** Roles in the organisation are told where the organisation's team may be seen (SE-07), not to everybody in a project. */
    const shown = ({ placeId: _, cursorValue: __, roleLabel: ___, ...person }: PersonInProject) => ({
      ...person,
      isYou: person.userId === actor.userId,
    });
    return {
      slug: organisation.slug,
      projectId: project.id,
      needsTwo: needsTwoManagers(project),
      people: page.map(shown),
      next,
      admins: admins.map(shown),
      /** Whoever may not manage sees who is invited, but not what only a manager acts by. */
      invited: invited.page.map(({ cursorValue: _, isOrganisations, ...row }) => ({
        ...row,
        ...(mayManage ? { isOrganisations } : {}),
      })),
      nextInvited: invited.next,
      counts: { people: facts.people, invited: facts.invited },
      managers: facts.managers,
      isSearchable: facts.people + facts.invited > smallTeam,
      mayManage,
      /** They manage it by their role alone, and may put themselves into its team. */
      mayJoin: mayManage && actor.placeId === null,
    };
  },
});

export type ProjectTeam = Awaited<ReturnType<typeof listProjectTeam>>;

/** Numbers and names above the list, in one statement; managers up to two, because more change nothing. */
async function readFacts(tx: TenantTx, { id, organisationId }: ProjectRow) {
  const [facts] = await tx.execute<{ people: number; invited: number; managers: string[] }>(sql`
    select (select count(*)::int from project_members where project_id = ${id}) as people,
      (select count(*)::int from project_invitations p join invitations i on i.id = p.invitation_id
        where p.project_id = ${id} and i.state = 'pending') as invited,
      array(select u.name from project_members pm join members m on m.id = pm.member_id join users u on u.id = m.user_id
        where pm.organisation_id = ${organisationId} and pm.id in (${managersIn(id)}) order by u.name, u.id limit 2) as managers`);
  return facts ?? { people: 0, invited: 0, managers: [] };
}
