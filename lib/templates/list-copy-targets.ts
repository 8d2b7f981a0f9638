import { and, asc, eq, exists, isNull, ne, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { projectGrants, projectMembers, projects } from "@/db/schema/projects";
import { readTree } from "@/lib/folders/read-tree";
import { impliedBy } from "@/lib/permissions/project-grants";
import { inProject } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findTemplate } from "./find-template";
import { copyTargetsInput } from "./input";

export const targetsShown = 25;

/** The other projects in which whoever asks may write templates, by name; more than a few are searched. */
export const listCopyTargets = defineQuery({
  name: "list_copy_targets",
  access: inProject("manage_templates"),
  input: copyTargetsInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const { id, name } = await findTemplate(scene, await readTree(scene), input.templateId);
    const granted = tx
      .select({ one: sql`1` })
      .from(projectMembers)
      .innerJoin(projectGrants, eq(projectGrants.projectMemberId, projectMembers.id))
      .where(
        and(
          eq(projectMembers.projectId, projects.id),
          eq(projectMembers.memberId, actor.memberId),
          eq(projectGrants.permission, "manage_templates"),
        ),
      );
    const rows = await tx
      .select({ id: projects.id, name: projects.name })
      .from(projects)
      .where(
        and(
          eq(projects.organisationId, organisation.id),
          isNull(projects.deletedAt),
          ne(projects.id, project.id),
          impliedBy(actor.role).has("manage_templates") ? undefined : exists(granted),
          input.search ? holds(folded(projects.name), input.search) : undefined,
        ),
      )
      .orderBy(asc(projects.name), asc(projects.id))
      .limit(targetsShown + 1);
    return {
      slug: organisation.slug,
      projectId: project.id,
      template: { id, name },
      targets: rows.slice(0, targetsShown),
      hasMore: rows.length > targetsShown,
    };
  },
});

export type CopyTargets = Awaited<ReturnType<typeof listCopyTargets>>;
