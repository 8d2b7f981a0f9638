import { and, asc, eq, sql } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { folders, templates } from "@/db/schema/templates";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { defineJob } from "@/lib/jobs/define-job";

const isDue = sql`${projects.deletedAt} < now() - interval '720 hours'`;

/** What was deleted thirty days ago and not restored goes, with all that is in it. The log keeps its name. */
export const purgeProjects = defineJob({
  name: "purge_projects",
  every: "47 3 * * *",
  due: ({ tx }) =>
    tx
      .select({ id: projects.id, organisationId: projects.organisationId })
      .from(projects)
      .where(isDue)
      .orderBy(asc(projects.deletedAt)),
  async run({ tx, one: { id, organisationId } }) {
    const [held] = await tx
      .select({ name: projects.name })
      .from(projects)
      .where(and(eq(projects.id, id), isDue))
      .for("update");
    if (!held) return null;
    // Before the folders that hold them, which could not go with the project in one step.
    await tx.delete(templates).where(eq(templates.projectId, id));
    await tx.delete(folders).where(eq(folders.projectId, id));
    await tx.delete(projects).where(eq(projects.id, id));
    return { event: placed(auditEvent("project.purged", id, { project: { id, name: held.name } }), organisationId) };
  },
});
