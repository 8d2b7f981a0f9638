import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { ownershipTransfers } from "@/db/schema/ownership";
import { roles, roleTag } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { builtInRoleId } from "@/lib/permissions/role";
import { inLog } from "@/lib/permissions/role-in-log";
import { member } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { endOffer } from "./end-offer";
import { offerInput } from "./input";
import { ownershipNewsMail } from "./mails";

/**
 * The member takes over: owner they, administrator whoever offered, in one transaction (INV-04). Whoever offered and is
 * no owner any more has nothing left to hand over.
 */
export const acceptOwnership = defineCommand({
  name: "accept_ownership",
  access: member,
  locks: "team",
  proof: "fresh",
  input: offerInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const mine = and(eq(ownershipTransfers.id, input.offerId), eq(ownershipTransfers.offeredTo, actor.userId));
    const offer = await endOffer(tx, organisation.id, mine, "accepted");
    if (!offer) throw new Refusal("not_found");
    const giver = await lockGiver(tx, organisation.id, offer.offeredBy);
    if (giver?.role.key !== "owner") throw new Refusal("conflict", { reason: "no_longer_owner" });
    if (actor.role.key === "owner") throw new Refusal("conflict", { reason: "already_owner" });
    // The new owner first, so that at no moment there is none. An owner's membership never ends by a date.
    const owner = { roleId: builtInRoleId("owner"), endsAt: null, endAnnouncedAt: null };
    await tx.update(members).set(owner).where(own(organisation.id, actor.memberId));
    const administrator = { roleId: builtInRoleId("administrator"), receivesReport: false };
    await tx.update(members).set(administrator).where(own(organisation.id, giver.memberId));
    const { userId, name, email, memberId, role } = actor;
    const details = { transferId: offer.id, from: giver.userId, to: userId };
    const [mineChange, theirChange] = [ctx.ids.create("evt"), ctx.ids.create("evt")];
    const change = { transferId: offer.id, state: "accepted" } as const;
    return {
      value: { organisationName: organisation.name },
      event: [
        auditEvent("ownership.accepted", memberId, details, { id: userId, name, email }),
        // Who held which role on a day is read from these two, as after any other change of a role.
        auditEvent(
          "member.role_changed",
          memberId,
          { userId, before: inLog(role), after: "owner", change: mineChange },
          { id: userId, name, email },
        ),
        auditEvent(
          "member.role_changed",
          giver.memberId,
          { userId: giver.userId, before: "owner", after: "administrator", change: theirChange },
          { id: giver.userId, name: giver.name, email: giver.email },
        ),
      ],
      messages: [ownershipNewsMail({ ...change, userId: giver.userId }), ownershipNewsMail({ ...change, userId })],
    };
  },
});

const own = (organisationId: string, memberId: string) =>
  and(eq(members.organisationId, organisationId), eq(members.id, memberId));

/** Whoever offered, with their membership held. The offer hangs on it, so that it is there as long as the offer is. */
async function lockGiver(tx: TenantTx, organisationId: string, userId: string) {
  const [row] = await tx
    .select({ memberId: members.id, userId: users.id, name: users.name, email: users.email, role: roleTag })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)))
    .for("update", { of: members });
  return row ?? null;
}
