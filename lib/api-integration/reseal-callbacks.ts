import { and, eq, sql } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { isCurrent } from "@/lib/secrets/seal";
import { openCallbackSecret, sealCallbackSecret } from "./callback-secret";

/** As `reseal_secrets` does with factor secrets, so that an older key can be taken out of ENCRYPTION_KEY (MF-05). */
export const resealCallbacks = defineJob({
  name: "reseal_callbacks",
  every: "27 3 * * *",
  async due({ tx, ctx: { sealKeys } }) {
    const [current] = sealKeys;
    if (!current) throw new Error("ENCRYPTION_KEY holds no key");
    return tx
      .select({ id: projectCallbacks.id })
      .from(projectCallbacks)
      .where(sql`not starts_with(${projectCallbacks.secret}, ${`${current.kid}.`})`);
  },
  async run({ tx, ctx: { sealKeys }, one: { id } }) {
    const [row] = await tx
      .select({ projectId: projectCallbacks.projectId, secret: projectCallbacks.secret })
      .from(projectCallbacks)
      .where(eq(projectCallbacks.id, id));
    if (!row || isCurrent(sealKeys, row.secret)) return null;
    const { projectId, secret } = row;
    const sealed = await tx
      .update(projectCallbacks)
      .set({ secret: sealCallbackSecret(sealKeys, projectId, openCallbackSecret(sealKeys, projectId, secret)) })
      .where(and(eq(projectCallbacks.id, id), eq(projectCallbacks.secret, secret)))
      .returning({ id: projectCallbacks.id });
    return sealed.length > 0 ? { event: noEvent("the secret is the same") } : null;
  },
});
