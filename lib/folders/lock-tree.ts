import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";

/**
 * One at a time changes what stands where in a project: what is found empty stays so, no folder goes round in a circle, and
 * whoever is taken off a folder is not at work in it. Several projects always in one order.
 */
export async function lockTree(tx: TenantTx, ...projectIds: readonly string[]): Promise<void> {
  for (const projectId of [...projectIds].sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`templates:${projectId}`}, 0))`);
}
