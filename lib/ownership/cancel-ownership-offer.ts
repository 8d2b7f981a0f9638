import { eq } from "drizzle-orm";
import { ownershipTransfers } from "@/db/schema/ownership";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { cancelled, endOffer } from "./end-offer";
import { offerInput } from "./input";
import { ownershipNewsMail } from "./mails";

/** Any owner takes an offer back, also one whose offerer is no owner any more, so that it stands in nobody's way. */
export const cancelOwnershipOffer = defineCommand({
  name: "cancel_ownership_offer",
  access: inTeam("ownership:transfer"),
  locks: "team",
  input: offerInput,
  async run({ tx, organisation, input }) {
    const offer = await endOffer(tx, organisation.id, eq(ownershipTransfers.id, input.offerId), "cancelled");
    if (!offer) throw new Refusal("not_found");
    return {
      value: null,
      event: await cancelled(tx, organisation.id, offer, "asked"),
      messages: [
        ownershipNewsMail({ transferId: offer.id, userId: offer.offeredTo, state: "cancelled" }),
        ownershipNewsMail({ transferId: offer.id, userId: offer.offeredBy, state: "cancelled" }),
      ],
    };
  },
});
