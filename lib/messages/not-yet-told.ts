import { type SQL, sql } from "drizzle-orm";
import { rateLimits } from "@/db/schema/operations";
import type { SystemTx } from "@/db/scope";

/**
 * Marks people as told and answers those who were not yet, in the transaction that queues their mails: an announcement
 * that is begun anew reaches everybody once. The marks stand among the counters, where the nightly sweep finds them.
 *
 * @param what names the announcement itself, such as `organisation:org_1:2026-12-01T…`
 */
export async function notYetTold(tx: SystemTx, what: string, userIds: readonly string[], until: SQL) {
  if (userIds.length === 0) return [];
  const bucketOf = (userId: string) => `told:${what}:${userId}`;
  const marked = await tx
    .insert(rateLimits)
    .values(userIds.map((userId) => ({ bucket: bucketOf(userId), taken: 1, endsAt: until })))
    .onConflictDoNothing()
    .returning({ bucket: rateLimits.bucket });
  const fresh = new Set(marked.map(({ bucket }) => bucket));
  return userIds.filter((userId) => fresh.has(bucketOf(userId)));
}

/** Long enough that no announcement is still being made. */
export const forADay = sql`now() + interval '24 hours'`;
