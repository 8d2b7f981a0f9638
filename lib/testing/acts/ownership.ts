import { acceptOwnership } from "@/lib/ownership/accept-ownership";
import { cancelOwnershipOffer } from "@/lib/ownership/cancel-ownership-offer";
import { declineOwnership } from "@/lib/ownership/decline-ownership";
import { offerOwnership } from "@/lib/ownership/offer-ownership";
import { act } from "../act";
import type { Stage } from "../stage";

/** The owner has offered to hand over; whom it was offered to. */
async function offered(stage: Stage) {
  const to = await stage.join("administrator");
  const by = await stage.asOwner();
  await offerOwnership(stage.ctx, by, { memberId: to.memberId });
  const [offer] = await stage.sql<{ id: string }[]>`
    select id from ownership_transfers where organisation_id = ${stage.team.id}`;
  return { by, to, input: { offerId: offer?.id ?? "" } };
}

async function byWhoIsOffered(stage: Stage) {
  const { to, input } = await offered(stage);
  return { claim: await stage.as(to), input };
}

export const ownershipActs = [
  act(offerOwnership, async (stage) => ({
    claim: await stage.asOwner(),
    input: { memberId: (await stage.join("administrator")).memberId },
  })),
  act(acceptOwnership, byWhoIsOffered),
  act(declineOwnership, byWhoIsOffered),
  act(cancelOwnershipOffer, async (stage) => {
    const { by, input } = await offered(stage);
    return { claim: by, input };
  }),
];
