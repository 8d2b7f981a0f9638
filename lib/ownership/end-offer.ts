import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { ownershipTransfers } from "@/db/schema/ownership";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";

/**
 * Ends the offer that stands, if it is the one meant. Conditional on its state, so that of any number who answer, cancel
 * or leave at once one ends it (INV-04). Null when somebody else was first.
 */
export async function endOffer(
  tx: TenantTx | SystemTx,
  organisationId: string,
  which: SQL | undefined,
  state: "accepted" | "declined" | "cancelled",
) {
  const [ended] = await tx
    .update(ownershipTransfers)
    .set({ state, endedAt: sql`now()` })
    .where(and(eq(ownershipTransfers.organisationId, organisationId), eq(ownershipTransfers.state, "pending"), which))
    .returning({
      id: ownershipTransfers.id,
      offeredBy: ownershipTransfers.offeredBy,
      offeredTo: ownershipTransfers.offeredTo,
    });
  return ended ?? null;
}

/**
 * Whoever leaves takes along what they offered or were offered: the row hangs on both memberships, and the log says so
 * before it goes. Called under the organisation's lock, before the membership is deleted.
 */
export async function endOffersOfMember(
  tx: TenantTx | SystemTx,
  organisationId: string,
  userId: string,
): Promise<readonly AuditEvent[]> {
  const whose = or(eq(ownershipTransfers.offeredBy, userId), eq(ownershipTransfers.offeredTo, userId));
  const ended = await endOffer(tx, organisationId, whose, "cancelled");
  return ended ? [await cancelled(tx, organisationId, ended, "member_gone")] : [];
}

/** The entry of an offer that nobody can accept any more. */
export async function cancelled(
  tx: TenantTx | SystemTx,
  organisationId: string,
  { id, offeredBy, offeredTo }: { readonly id: string; readonly offeredBy: string; readonly offeredTo: string },
  because: "asked" | "member_gone" | "organisation_deleted",
): Promise<AuditEvent> {
  const [target] = await tx
    .select({ memberId: members.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, offeredTo)));
  const person = { id: offeredTo, name: target?.name ?? null, email: target?.email ?? null };
  const details = { transferId: id, from: offeredBy, to: offeredTo, because };
  return auditEvent("ownership.cancelled", target?.memberId ?? id, details, person);
}
