import { eq } from "drizzle-orm";
import { projectLogos } from "@/db/schema/projects";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { inLogAs } from "./settings-of";

export const removeLogo = defineCommand({
  name: "remove_logo",
  access: inProject("manage_service"),
  locks: "team",
  input: nothing,
  async run({ tx, project }) {
    const gone = await tx
      .delete(projectLogos)
      .where(eq(projectLogos.projectId, project.id))
      .returning({ id: projectLogos.id });
    if (gone.length === 0) return { value: null, event: noEvent("there is no logo any more") };
    return { value: null, event: auditEvent("project.logo_removed", project.id, { project: inLogAs(project) }) };
  },
});
