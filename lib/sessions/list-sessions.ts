import { and, desc, eq, gt, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** One's own live sessions, latest use first. */
export const listSessions = defineQuery({
  name: "list_sessions",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const rows = await tx
      .select({
        id: sessions.id,
        browser: sessions.browser,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, actor.userId), gt(sessions.expires, sql`now()`)))
      .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      isThisOne: row.id === actor.sessionId,
    }));
  },
});
