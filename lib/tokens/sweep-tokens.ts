import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiTokens } from "@/db/schema/api-tokens";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { nobody } from "@/lib/audit/placed-event";
import { type Recording, recordAuditEvent } from "@/lib/audit/record";
import { systemIds } from "@/lib/kernel/ids";
import { isLive } from "./live-tokens";

const atATime = 200;
const recording: Recording = { ids: systemIds, request: { id: "sweep_tokens", ip: null, browser: null } };
const isIdle = sql`coalesce(${apiTokens.lastUsedAt}, ${apiTokens.createdAt}) < now() - interval '8760 hours'`;

/**
 * Nightly: revokes what nobody has used for a year (AP-03), each with its entry in the organisation's log, and forgets
 * tokens that have been dead for 90 days. Answers how many were revoked.
 */
export async function sweepTokens(db: Database): Promise<number> {
  const idle = await asSystem(db, (tx) =>
    tx
      .select({ id: apiTokens.id })
      .from(apiTokens)
      .where(and(isLive, isIdle))
      .orderBy(asc(apiTokens.id))
      .limit(atATime),
  );
  let revoked = 0;
  for (const { id } of idle) revoked += (await revokeIdle(db, id)) ? 1 : 0;
  await asSystem(db, (tx) =>
    tx
      .delete(apiTokens)
      .where(lt(sql`least(${apiTokens.revokedAt}, ${apiTokens.expiresAt})`, sql`now() - interval '90 days'`)),
  );
  return revoked;
}

/** False when it was used, revoked or taken by another worker meanwhile. */
function revokeIdle(db: Database, tokenId: string): Promise<boolean> {
  return asSystem(db, async (tx) => {
    const [row] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.id, tokenId), isLive, isIdle))
      .returning({ userId: apiTokens.userId, organisationId: apiTokens.organisationId });
    if (!row) return false;
    const { userId, organisationId } = row;
    const [person] = await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, userId));
    const event = auditEvent("token.revoked", tokenId, { userId, because: "unused" }, person);
    await recordAuditEvent(tx, recording, organisationId, nobody, event);
    return true;
  });
}
