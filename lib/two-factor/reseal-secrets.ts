import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { authenticatorApps } from "@/db/schema/two-factor";
import { asSystem } from "@/db/scope";
import type { SecretKey } from "@/lib/secrets/derive-token";
import { isCurrent, seal, unseal } from "@/lib/secrets/seal";
import { appSecret } from "./prove-factor";

const batch = 200;

/**
 * Seals under the current key what an older one still seals, so that the older one can be taken out of ENCRYPTION_KEY
 * (MF-05). Runs nightly beside everything else: a row that somebody replaces meanwhile is left as they made it.
 *
 * @returns how many were sealed again
 */
export async function resealSecrets(db: Database, keys: readonly SecretKey[]): Promise<number> {
  const current = keys[0];
  if (!current) throw new Error("ENCRYPTION_KEY holds no key");
  for (let resealed = 0; ; ) {
    const done = await asSystem(db, async (tx) => {
      const rows = await tx
        .select({ id: authenticatorApps.id, userId: authenticatorApps.userId, secret: authenticatorApps.secret })
        .from(authenticatorApps)
        .where(sql`not starts_with(${authenticatorApps.secret}, ${`${current.kid}.`})`)
        .limit(batch);
      for (const { id, userId, secret } of rows) {
        if (isCurrent(keys, secret)) continue;
        const place = appSecret(userId);
        const again = seal(keys, place, unseal(keys, place, secret));
        await tx
          .update(authenticatorApps)
          .set({ secret: again })
          .where(and(eq(authenticatorApps.id, id), eq(authenticatorApps.secret, secret)));
      }
      return rows.length;
    });
    resealed += done;
    if (done < batch) return resealed;
  }
}
