import { eq } from "drizzle-orm";
import { violatedUnique } from "@/db/failures";
import { projects } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid } from "@/lib/kernel/refusal";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { renameProjectInput } from "./input";

/** By role in the organisation, whether or not one is in the project's team (product.md 6.1). */
export const renameProject = defineCommand({
  name: "rename_project",
  access: inProjectByRole("project:edit"),
  locks: "team",
  input: renameProjectInput,
  async run({ tx, project: { id, name: before }, input: { name, seen } }) {
    refuseChanged(seen, { name: before });
    if (name === before) return { value: { name }, event: noEvent("it has this name already") };
    await tx
      .update(projects)
      .set({ name })
      .where(eq(projects.id, id))
      .catch((error: unknown) => {
        throw violatedUnique(error) === null ? error : invalid({ name: "taken" });
      });
    return { value: { name }, event: auditEvent("project.renamed", id, { projectId: id, before, after: name }) };
  },
});
