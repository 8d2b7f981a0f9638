import { and, asc, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { users } from "@/db/schema/users";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { defineJob } from "@/lib/jobs/define-job";
import { isLive } from "./live-tokens";

const isIdle = sql`coalesce(${apiTokens.lastUsedAt}, ${apiTokens.createdAt}) < now() - interval '8760 hours'`;

/** Revokes what nobody has used for a year (AP-03). */
export const sweepTokens = defineJob({
  name: "sweep_tokens",
  every: "17 3 * * *",
  due: ({ tx }) =>
    tx.select({ tokenId: apiTokens.id }).from(apiTokens).where(and(isLive, isIdle)).orderBy(asc(apiTokens.id)),
  async run({ tx, one: { tokenId } }) {
    const [revoked] = await tx
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.id, tokenId), isLive, isIdle))
      .returning({ userId: apiTokens.userId, organisationId: apiTokens.organisationId });
    if (!revoked) return null;
    const { userId, organisationId } = revoked;
    const [person] = await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, userId));
    const event = auditEvent("token.revoked", tokenId, { userId, because: "unused" }, person);
    return { event: placed(event, organisationId) };
  },
});
