import { and, eq, sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { projectKeyInput } from "./input";
import { isLive } from "./live-keys";

/** Ends a key. Asks for no proof: whoever fears that it is in wrong hands must not be kept waiting. */
export const revokeProjectKey = defineCommand({
  name: "revoke_project_key",
  access: inProject("manage_api_keys"),
  input: projectKeyInput,
  async run({ tx, project, actor, input }) {
    const [revoked] = await tx
      .update(projectKeys)
      .set({ revokedAt: sql`now()`, revokedBy: actor.userId })
      .where(and(eq(projectKeys.projectId, project.id), eq(projectKeys.id, input.keyId), isLive))
      .returning({ id: projectKeys.id, name: projectKeys.name });
    if (!revoked) throw new Refusal("not_found");
    return {
      value: null,
      event: auditEvent("project.key_revoked", project.id, { project: inLogAs(project), key: revoked }),
    };
  },
});
