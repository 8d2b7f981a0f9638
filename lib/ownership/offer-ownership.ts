import { and, eq } from "drizzle-orm";
import { ownershipTransfers } from "@/db/schema/ownership";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { lockMember } from "@/lib/members/lock-member";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { offerOwnershipInput } from "./input";
import { ownershipNewsMail, ownershipOfferedMail } from "./mails";

/** An owner offers to hand over; nothing changes until the member accepts (product.md 2, SU-05). */
export const offerOwnership = defineCommand({
  name: "offer_ownership",
  access: inTeam("ownership:transfer"),
  locks: "team",
  proof: "fresh",
  input: offerOwnershipInput,
  async run({ tx, ctx, organisation, actor, input }) {
    const target = await lockMember(tx, organisation.id, input.memberId);
    if (target.memberId === actor.memberId) throw new Refusal("conflict", { reason: "yourself" });
    if (target.role.key === "owner") throw new Refusal("conflict", { reason: "already_owner" });
    const [standing] = await tx
      .select({ id: ownershipTransfers.id })
      .from(ownershipTransfers)
      .where(and(eq(ownershipTransfers.organisationId, organisation.id), eq(ownershipTransfers.state, "pending")));
    // One at a time, so that nobody is promised what another has just accepted; the index holds it too (INV-04).
    if (standing) throw new Refusal("conflict", { reason: "already_offered" });
    const transferId = ctx.ids.create("own");
    const { memberId, userId, name, email } = target;
    await tx
      .insert(ownershipTransfers)
      .values({ id: transferId, organisationId: organisation.id, offeredBy: actor.userId, offeredTo: userId });
    const details = { transferId, from: actor.userId, to: userId };
    return {
      value: { name },
      event: auditEvent("ownership.offered", memberId, details, { id: userId, name, email }),
      messages: [
        ownershipOfferedMail({ transferId }),
        ownershipNewsMail({ transferId, userId: actor.userId, state: "pending" }),
      ],
    };
  },
});
