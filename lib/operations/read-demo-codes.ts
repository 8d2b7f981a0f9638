import { asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { authenticatorApps } from "@/db/schema/two-factor";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import type { SecretKey } from "@/lib/secrets/derive-token";
import { unseal } from "@/lib/secrets/seal";
import { appSecret } from "@/lib/two-factor/prove-factor";
import { codeAt } from "@/lib/two-factor/totp";

const shownAtMost = 30;

/** Demo mode: what the authenticator apps of its people show now. They have no phones, and whoever tries them out has. */
export async function readDemoCodes(db: Database, sealKeys: readonly SecretKey[], nowMs: number) {
  const apps = await asSystem(db, (tx) =>
    tx
      .select({ userId: users.id, name: users.name, email: users.email, secret: authenticatorApps.secret })
      .from(authenticatorApps)
      .innerJoin(users, eq(users.id, authenticatorApps.userId))
      .where(isNotNull(authenticatorApps.confirmedAt))
      .orderBy(asc(users.createdAt), asc(users.id))
      .limit(shownAtMost),
  );
  return apps.flatMap(({ userId, name, email, secret }) => {
    const code = codeOf(() => codeAt(unseal(sealKeys, appSecret(userId), secret), nowMs));
    return code ? [{ name, email, code }] : [];
  });
}

/** A secret that was sealed with another key is nobody's to show. */
function codeOf(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
