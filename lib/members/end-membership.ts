import { and, eq } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import type { SystemTx, TenantTx } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import { revokeLive } from "@/lib/invitations/revoke-live";
import { endOffersOfMember } from "@/lib/ownership/end-offer";
import { countLiveTokens } from "@/lib/tokens/live-tokens";
import { endResetsOfMember } from "@/lib/two-factor-resets/end-resets-of-member";

interface EndedMembership {
  readonly events: readonly AuditEvent[];
  /** What went with it, for the entry about the membership itself. */
  readonly counts: { readonly revokedInvitations: number; readonly revokedTokens?: number };
}

/**
 * Deletes a membership and what hangs on it: the invitations that the person sent are revoked, a request to reset their
 * factors and an offer of ownership end, each with its own event; API tokens for this organisation die with the row.
 * Called under the organisation's lock, by whatever ends a membership.
 */
export async function endMembership(
  tx: TenantTx | SystemTx,
  organisationId: string,
  target: { readonly memberId: string; readonly userId: string },
  because: "inviter_removed" | "inviter_left" | "inviter_ended",
): Promise<EndedMembership> {
  // They go with the row (AP-05); afterwards nobody could say how many there were.
  const revokedTokens = await countLiveTokens(tx, organisationId, target.userId);
  const offers = await endOffersOfMember(tx, organisationId, target.userId);
  await tx.delete(members).where(and(eq(members.organisationId, organisationId), eq(members.id, target.memberId)));
  const revoked = await revokeLive(tx, organisationId, eq(invitations.invitedBy, target.userId), because);
  const gone = because === "inviter_left" ? "member_left" : "member_removed";
  const resets = await endResetsOfMember(tx, organisationId, target, gone);
  const counts = { revokedInvitations: revoked.length, ...(revokedTokens > 0 ? { revokedTokens } : {}) };
  return { events: [...revoked, ...offers, ...resets], counts };
}
