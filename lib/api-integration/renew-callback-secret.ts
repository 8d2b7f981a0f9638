import { eq, sql } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { newCallbackSecret, sealCallbackSecret } from "./callback-secret";

/** Another secret from now on, shown this once; the one before signs nothing any more. */
export const renewCallbackSecret = defineCommand({
  name: "renew_callback_secret",
  access: inProject("manage_api_keys"),
  input: nothing,
  async run({ tx, ctx, project }) {
    const secret = newCallbackSecret();
    const renewed = await tx
      .update(projectCallbacks)
      .set({ secret: sealCallbackSecret(ctx.sealKeys, project.id, secret), changedAt: sql`now()` })
      .where(eq(projectCallbacks.projectId, project.id))
      .returning({ id: projectCallbacks.id });
    if (renewed.length === 0) throw new Refusal("not_found");
    return {
      value: { secret },
      event: auditEvent("project.callback_secret_renewed", project.id, { project: inLogAs(project) }),
    };
  },
});
