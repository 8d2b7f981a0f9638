import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { projectMembers, projects } from "@/db/schema/projects";
import { joinRequests } from "@/db/schema/requests";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { refuseUnlessAsking } from "./find-joinable";
import { listJoinableProjectsInput } from "./input";

const projectsPerPage = 25;

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
        cursorValue: projects.name,
      })
      .from(projects)
      .leftJoin(projectMembers, mine)
      .where(
        and(
          eq(projects.organisationId, organisation.id),
          isNull(projects.deletedAt),
          input.search ? holds(folded(projects.name), input.search) : undefined,
          after ? sql`(${projects.name}, ${projects.id}) > (${after.value}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(projects.name), asc(projects.id))
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
