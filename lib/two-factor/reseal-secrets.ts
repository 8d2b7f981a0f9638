import { and, eq, sql } from "drizzle-orm";
import { authenticatorApps } from "@/db/schema/two-factor";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { isCurrent, seal, unseal } from "@/lib/secrets/seal";
import { appSecret } from "./prove-factor";

/**
 * Seals under the current key what an older one still seals, so that the older one can be taken out of ENCRYPTION_KEY
 * (MF-05). Runs beside everything else: a row that somebody replaces meanwhile is left as they made it.
 */
export const resealSecrets = defineJob({
  name: "reseal_secrets",
  every: "27 3 * * *",
  async due({ tx, ctx: { sealKeys } }) {
    const [current] = sealKeys;
    if (!current) throw new Error("ENCRYPTION_KEY holds no key");
    return tx
      .select({ id: authenticatorApps.id })
      .from(authenticatorApps)
      .where(sql`not starts_with(${authenticatorApps.secret}, ${`${current.kid}.`})`);
  },
  async run({ tx, ctx: { sealKeys }, one: { id } }) {
    const [app] = await tx
      .select({ userId: authenticatorApps.userId, secret: authenticatorApps.secret })
      .from(authenticatorApps)
      .where(eq(authenticatorApps.id, id));
    if (!app || isCurrent(sealKeys, app.secret)) return null;
    const place = appSecret(app.userId);
    const sealed = await tx
      .update(authenticatorApps)
      .set({ secret: seal(sealKeys, place, unseal(sealKeys, place, app.secret)) })
      .where(and(eq(authenticatorApps.id, id), eq(authenticatorApps.secret, app.secret)))
      .returning({ id: authenticatorApps.id });
    return sealed.length > 0 ? { event: noEvent("the secret is the same") } : null;
  },
});
