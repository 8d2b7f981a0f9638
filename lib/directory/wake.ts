import { sql } from "drizzle-orm";
import type { AnyTx } from "@/db/scope";

/** Has an organisation's group looked at when this transaction commits, or at `at` unless it is looked at earlier. */
export async function wake(tx: AnyTx, organisationId: string, at: Date | null = null): Promise<void> {
  await tx.execute(sql`select wake_directory(${organisationId}, ${at ? at.toISOString() : null}::timestamptz)`);
}
