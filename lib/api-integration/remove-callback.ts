import { eq } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";

/** Nothing is told to anybody from now on; the secret goes too. */
export const removeCallback = defineCommand({
  name: "remove_callback",
  access: inProject("manage_api_keys"),
  input: nothing,
  async run({ tx, project }) {
    const [removed] = await tx
      .delete(projectCallbacks)
      .where(eq(projectCallbacks.projectId, project.id))
      .returning({ url: projectCallbacks.url });
    if (!removed) throw new Refusal("not_found");
    const host = new URL(removed.url).host;
    return {
      value: null,
      event: auditEvent("project.callback_removed", project.id, { project: inLogAs(project), host }),
    };
  },
});
