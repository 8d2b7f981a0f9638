import { and, eq } from "drizzle-orm";
import { ownershipTransfers } from "@/db/schema/ownership";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { member } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { endOffer } from "./end-offer";
import { offerInput } from "./input";
import { ownershipNewsMail } from "./mails";

/** The member says no; whoever offered is told. */
export const declineOwnership = defineCommand({
  name: "decline_ownership",
  access: member,
  locks: "team",
  input: offerInput,
  async run({ tx, organisation, actor, input }) {
    const mine = and(eq(ownershipTransfers.id, input.offerId), eq(ownershipTransfers.offeredTo, actor.userId));
    const offer = await endOffer(tx, organisation.id, mine, "declined");
    if (!offer) throw new Refusal("not_found");
    const { userId, name, email, memberId } = actor;
    const details = { transferId: offer.id, from: offer.offeredBy, to: userId };
    return {
      value: null,
      event: auditEvent("ownership.declined", memberId, details, { id: userId, name, email }),
      messages: [ownershipNewsMail({ transferId: offer.id, userId: offer.offeredBy, state: "declined" })],
    };
  },
});
