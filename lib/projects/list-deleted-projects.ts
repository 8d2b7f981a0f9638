import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import { isPostgresTime, readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listDeletedProjectsInput } from "./input";

const deletedPerPage = 10;

/** What was deleted and may still be restored, the latest first. */
export const listDeletedProjects = defineQuery({
  name: "list_deleted_projects",
  access: inTeam("project:delete"),
  input: listDeletedProjectsInput,
  async run({ tx, organisation, input }) {
    const cursor = readCursor(input.after, "deleted");
    const after = cursor && isPostgresTime(cursor.value) ? cursor : null;
    const rows = await tx
      .select({
        id: projects.id,
        name: projects.name,
        deletedAt: projects.deletedAt,
        /** Null: somebody who is no member any more. */
        deletedBy: users.name,
        cursorValue: sql<string>`${projects.deletedAt}::text`,
      })
      .from(projects)
      .leftJoin(users, eq(users.id, projects.deletedBy))
      .where(
        and(
          eq(projects.organisationId, organisation.id),
          isNotNull(projects.deletedAt),
          after ? sql`(${projects.deletedAt}, ${projects.id}) < (${after.value}::timestamptz, ${after.id})` : undefined,
        ),
      )
      .orderBy(desc(projects.deletedAt), desc(projects.id))
      .limit(deletedPerPage + 1);
    const { page, next } = pageOf(rows, deletedPerPage, ({ cursorValue: value, id }) => ({
      sort: "deleted",
      value,
      id,
    }));
    return {
      slug: organisation.slug,
      next,
      projects: page.map(({ id, name, deletedAt, deletedBy }) => ({
        id,
        name,
        deletedBy,
        deletedAt: deletedAt?.toISOString() ?? "",
      })),
    };
  },
});

export type DeletedProjects = Awaited<ReturnType<typeof listDeletedProjects>>;
