import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";

type Because = "inviter_removed" | "inviter_left" | "inviter_ended" | "organisation_deleted" | "membership_ended";

/**
 * Revokes an organisation's live invitations (IN-02), with an entry for each. One past its time is over already, and
 * nobody revoked it.
 *
 * @param which further bounds them; undefined: all
 */
export async function revokeLive(
  tx: TenantTx | SystemTx,
  organisationId: string,
  which: SQL | undefined,
  because: Because,
): Promise<readonly AuditEvent[]> {
  const revoked = await tx
    .update(invitations)
    .set({ state: "revoked", stateChangedAt: sql`now()` })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        which,
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: invitations.id, name: invitations.name, email: invitations.email });
  return revoked.map(({ id, name, email }) =>
    auditEvent("invitation.revoked", id, { because }, { id: null, name, email }),
  );
}
