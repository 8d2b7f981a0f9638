import { and, eq, isNotNull } from "drizzle-orm";
import { violatedUnique } from "@/db/failures";
import { projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { projectInput } from "./input";

/** Brings back a deleted project with its team, folders and templates. Whoever may delete one may take it back. */
export const restoreProject = defineCommand({
  name: "restore_project",
  access: inTeam("project:delete"),
  locks: "team",
  input: projectInput,
  async run({ tx, organisation, input: { projectId } }) {
    const [restored] = await tx
      .update(projects)
      .set({ deletedAt: null, deletedBy: null })
      .where(
        and(eq(projects.organisationId, organisation.id), eq(projects.id, projectId), isNotNull(projects.deletedAt)),
      )
      .returning({ id: projects.id, name: projects.name })
      .catch((error: unknown) => {
        // Another project has taken its name meanwhile.
        throw violatedUnique(error) === null ? error : new Refusal("conflict", { reason: "name_taken" });
      });
    if (!restored) throw new Refusal("not_found");
    return { value: restored, event: auditEvent("project.restored", projectId, { project: restored }) };
  },
});
