import { eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";

/** The person has just shown that the mailbox is still theirs: another 90 days (product.md 3.9). */
export async function proveAddress(tx: SystemTx, userId: string): Promise<void> {
  await tx.update(users).set({ emailProvenAt: sql`now()` }).where(eq(users.id, userId));
}
