import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { projectMembers, projects } from "@/db/schema/projects";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { teamMember } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listProjectsInput } from "./input";
import { openedBy } from "./opened-by";
import { managersUpToTwo } from "./who-manages";

export const projectsPerPage = 25;

/** The projects that somebody may open: all by role, else those in whose team they are. By name; never counts, never skips. */
export const listProjects = defineQuery({
  name: "list_projects",
  access: teamMember,
  input: listProjectsInput,
  async run({ tx, organisation, actor, input }) {
    const after = readCursor(input.after, "name");
    const mine = and(eq(projectMembers.projectId, projects.id), eq(projectMembers.memberId, actor.memberId));
    const rows = await tx
      .select({
        id: projects.id,
        name: projects.name,
        isLive: sql<boolean>`${projects.wentLiveAt} is not null`,
        isInTeam: sql<boolean>`${projectMembers.id} is not null`,
        managers: managersUpToTwo(projects.id),
        cursorValue: projects.name,
      })
      .from(projects)
      .leftJoin(projectMembers, mine)
      .where(
        and(
          eq(projects.organisationId, organisation.id),
          isNull(projects.deletedAt),
          openedBy(actor, projects.id),
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
      projects: page.map(({ cursorValue: _, managers, ...row }) => ({ ...row, needsManager: managers === 0 })),
      next,
      mayCreate: can(actor.permissions, "project:create"),
      mayAskToJoin: organisation.membersMayAskToJoin,
    };
  },
});

export type ProjectList = Awaited<ReturnType<typeof listProjects>>;
