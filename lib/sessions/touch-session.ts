import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { atTheDoor } from "@/db/scope";

/** Writes the last use, unless another request did within the minute. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await atTheDoor(db, sql`select touch_session(${sessionId})`);
}
