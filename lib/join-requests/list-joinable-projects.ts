import { and, asc, eq, isNull, like, sql } from "drizzle-orm";
import { projectMembers, projects } from "@/db/schema/projects";
import { joinRequests } from "@/db/schema/requests";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { containing } from "@/lib/kernel/search";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { refuseUnlessAsking } from "./find-joinable";
import { listJoinableProjectsInput } from "./input";

const projectsPerPage = 25;

const byName = sql<string>`lower(${projects.name})`;

/** Every project of the organisation by name, for any member to ask to join, while the organisation lets them. No more than what it is called. */
export const listJoinableProjects = defineQuery({
  name: "list_joinable_projects",
  access: teamMember,
  input: listJoinableProjectsInput,
  async run({ tx, organisation, actor, input }) {
    refuseUnlessAsking({ organisation });
    const after = readCursor(input.after, "name");
    const mine = and(eq(projectMembers.projectId, projects.id), eq(projectMembers.memberId, actor.memberId));
    const rows = await tx
      .select({
        id: projects.id,
        name: projects.name,
        isInTeam: sql<boolean>`${projectMembers.id} is not null`,
        isAsked: sql<boolean>`exists (select 1 from ${joinRequests} j where j.project_id = ${projects.id}
          and j.member_id = ${actor.memberId} and j.state = 'pending')`,
        cursorValue: byName,
      })
      .from(projects)
      .leftJoin(projectMembers, mine)
      .where(
        and(
          eq(projects.organisationId, organisation.id),
          isNull(projects.deletedAt),
          input.search ? like(byName, containing(input.search)) : undefined,
          after ? sql`(${byName}, ${projects.id}) > (${after.value}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(byName), asc(projects.id))
      .limit(projectsPerPage + 1);
    const place = ({ cursorValue: value, id }: (typeof rows)[number]) => ({ sort: "name", value, id });
    const { page, next } = pageOf(rows, projectsPerPage, place);
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      projects: page.map(({ cursorValue: _, ...row }) => row),
      next,
    };
  },
});

export type JoinableProjects = Awaited<ReturnType<typeof listJoinableProjects>>;
