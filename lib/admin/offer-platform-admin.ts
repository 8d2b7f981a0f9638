import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { platformAdminGrants } from "@/db/schema/platform";
import { noEvent } from "@/lib/audit/no-event";
import { systemIds } from "@/lib/kernel/ids";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { findAccount, NotPossible } from "./find-account";
import { onServer } from "./on-server";

const validMinutes = 15;

/**
 * Makes the link with which one person becomes a platform admin. It is printed, never mailed: whoever grants hands it
 * over. A later one replaces the one before; nothing changes until it is used.
 */
export function offerPlatformAdmin(db: Database, address: string) {
  return onServer(db, async (tx) => {
    const { userId, name, email, archivedAt, isAdmin } = await findAccount(tx, address);
    if (archivedAt) throw new NotPossible(`The account of ${email} is archived and cannot sign in`);
    if (isAdmin) throw new NotPossible(`${email} is a platform admin already`);
    const token = randomToken();
    const row = {
      id: systemIds.create("pag"),
      tokenHash: hashToken(token),
      createdAt: sql`now()`,
      expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
    };
    await tx
      .insert(platformAdminGrants)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: platformAdminGrants.userId, set: row });
    const value = { name, email, path: `/admin/grant/${token}`, validMinutes };
    return { value, event: noEvent("nothing has changed until the link is used") };
  });
}
