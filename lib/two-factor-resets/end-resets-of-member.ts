import { and, eq, inArray, sql } from "drizzle-orm";
import { twoFactorResets } from "@/db/schema/platform";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";
import { openStates } from "./new-reset";

/** Owners ask for their own members: with the membership goes what they asked for. Called under the organisation's lock. */
export async function endResetsOfMember(
  tx: TenantTx | SystemTx,
  organisationId: string,
  { memberId, userId }: { readonly memberId: string; readonly userId: string },
  because: "member_removed" | "member_left",
): Promise<readonly AuditEvent[]> {
  const ended = await tx
    .update(twoFactorResets)
    .set({ state: "cancelled", endedAt: sql`now()` })
    .where(
      and(
        eq(twoFactorResets.organisationId, organisationId),
        eq(twoFactorResets.userId, userId),
        inArray(twoFactorResets.state, [...openStates]),
      ),
    )
    .returning({ resetId: twoFactorResets.id });
  return ended.map(({ resetId }) => auditEvent("two_factor.reset_cancelled", memberId, { userId, resetId, because }));
}
