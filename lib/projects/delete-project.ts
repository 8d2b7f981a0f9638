import { eq, sql } from "drizzle-orm";
import { projectMembers, projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { invalid } from "@/lib/kernel/refusal";
import { isSameName } from "@/lib/kernel/typed-name";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { deleteProjectInput } from "./input";

/** Gone at once for its team, whose next request finds nothing. All that is in it stays for 30 days, to be restored (product.md 4.18). */
export const deleteProject = defineCommand({
  name: "delete_project",
  access: inProjectByRole("project:delete"),
  locks: "team",
  input: deleteProjectInput,
  async run({ tx, project: { id, name }, actor, input }) {
    if (!isSameName(input.confirmation, name)) throw invalid({ confirmation: "type_name" }, { facts: { name } });
    await tx.update(projects).set({ deletedAt: sql`now()`, deletedBy: actor.userId }).where(eq(projects.id, id));
    const members = await tx.$count(projectMembers, eq(projectMembers.projectId, id));
    return { value: { name }, event: auditEvent("project.deleted", id, { project: { id, name }, members }) };
  },
});
