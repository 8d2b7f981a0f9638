import { and, eq, inArray, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { twoFactorResets } from "@/db/schema/platform";
import type { TenantTx } from "@/db/scope";
import { type AuditEvent, auditEvent } from "@/lib/audit/events";
import { revokeLive } from "@/lib/invitations/revoke-live";
import { invalid } from "@/lib/kernel/refusal";
import { isSameName } from "@/lib/kernel/typed-name";
import { cancelled, endOffer } from "@/lib/ownership/end-offer";
import { openStates } from "@/lib/two-factor-resets/new-reset";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { organisationClosedAnnouncement } from "./announcements";
import { deleteOrganisationInput } from "./input";

/**
 * Gone at once for its members, whose next request finds nothing; a platform admin can restore it for 30 days
 * (product.md 4.18). Memberships stay until then, so that restoring brings back the team; whatever is open ends.
 */
export const deleteOrganisation = defineCommand({
  name: "delete_organisation",
  access: inTeam("organisation:delete"),
  locks: "team",
  proof: "fresh",
  input: deleteOrganisationInput,
  async run({ tx, organisation, actor, input }) {
    const { id, name, slug, memberCount } = organisation;
    if (!isSameName(input.confirmation, name)) throw invalid({ confirmation: "type_name" }, { facts: { name } });
    const ended = await endWhatIsOpen(tx, id);
    const [gone] = await tx
      .update(organisations)
      // To the millisecond, so that a message which names this moment names it exactly.
      .set({ deletedAt: sql`date_trunc('milliseconds', now())`, deletedBy: actor.userId })
      .where(eq(organisations.id, id))
      .returning({ at: organisations.deletedAt });
    if (!gone?.at) throw new Error("the organisation is gone while it is locked");
    return {
      value: { name },
      event: [...ended, auditEvent("organisation.deleted", id, { name, slug, members: memberCount })],
      messages: [organisationClosedAnnouncement({ organisationId: id, at: gone.at.toISOString() })],
    };
  },
});

/** Links die with the organisation (IN-02), and so do requests about its members and an offer to own it. */
async function endWhatIsOpen(tx: TenantTx, organisationId: string): Promise<readonly AuditEvent[]> {
  const because = "organisation_deleted";
  const revoked = await revokeLive(tx, organisationId, undefined, because);
  const resets = await tx
    .update(twoFactorResets)
    .set({ state: "cancelled", endedAt: sql`now()` })
    .where(and(eq(twoFactorResets.organisationId, organisationId), inArray(twoFactorResets.state, [...openStates])))
    .returning({ resetId: twoFactorResets.id, userId: twoFactorResets.userId });
  const offer = await endOffer(tx, organisationId, undefined, "cancelled");
  return [
    ...revoked,
    ...resets.map((reset) => auditEvent("two_factor.reset_cancelled", reset.userId, { ...reset, because })),
    ...(offer ? [await cancelled(tx, organisationId, offer, because)] : []),
  ];
}
