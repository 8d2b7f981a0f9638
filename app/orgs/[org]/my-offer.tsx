import { OfferBanner } from "@/components/ownership/offer-banner";
import type { MyOffer as Offer } from "@/lib/ownership/get-my-offer";
import { acceptOwnershipAction, declineOwnershipAction } from "./ownership-actions";

/** Asks the member who is offered ownership; nothing to anybody else. */
export function MyOffer({ offer }: { offer: Offer | null }) {
  return offer ? <OfferBanner offer={offer} accept={acceptOwnershipAction} decline={declineOwnershipAction} /> : null;
}
