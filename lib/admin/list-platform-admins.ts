import { asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { platformAdminGrants, platformAdmins } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";

/** Who is a platform admin, the longest first, and who holds a link that would make them one. */
export function listPlatformAdmins(db: Database) {
  return asSystem(db, async (tx) => ({
    admins: await tx
      .select({ name: users.name, email: users.email, since: platformAdmins.since, twoFactor: users.twoFactor })
      .from(platformAdmins)
      .innerJoin(users, eq(users.id, platformAdmins.userId))
      .orderBy(asc(platformAdmins.since)),
    asked: await tx
      .select({ name: users.name, email: users.email, expiresAt: platformAdminGrants.expiresAt })
      .from(platformAdminGrants)
      .innerJoin(users, eq(users.id, platformAdminGrants.userId))
      .where(gt(platformAdminGrants.expiresAt, sql`now()`))
      .orderBy(asc(platformAdminGrants.expiresAt)),
  }));
}
