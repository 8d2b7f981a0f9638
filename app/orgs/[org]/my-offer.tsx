import { load } from "@/app/_server/load";
import { OfferBanner } from "@/components/ownership/offer-banner";
import { getMyOffer } from "@/lib/ownership/get-my-offer";
import { acceptOwnershipAction, declineOwnershipAction } from "./ownership-actions";

/** Asks the member who is offered ownership; nothing to anybody else. */
export async function MyOffer({ org }: { org: string }) {
  const offer = await load(getMyOffer, org, {});
  return offer ? <OfferBanner offer={offer} accept={acceptOwnershipAction} decline={declineOwnershipAction} /> : null;
}
