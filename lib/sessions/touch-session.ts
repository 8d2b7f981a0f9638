import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions } from "@/db/schema/sessions";
import { asSystem } from "@/db/scope";

/** Writes the last use, unless another request did within the minute. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await asSystem(db, (tx) =>
    tx
      .update(sessions)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), sql`${sessions.lastUsedAt} < now() - interval '1 minute'`)),
  );
}
