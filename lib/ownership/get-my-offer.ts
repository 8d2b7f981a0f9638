import { member } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { findStandingOffer } from "./find-standing-offer";

/** Whether somebody offers this member the organisation. Nobody else is told of an offer here. */
export const getMyOffer = defineQuery({
  name: "get_my_offer",
  access: member,
  input: nothing,
  async run({ tx, organisation, actor }) {
    if (organisation.kind !== "team") return null;
    const offer = await findStandingOffer(tx, organisation.id);
    if (offer?.offeredTo !== actor.userId) return null;
    return { id: offer.id, slug: organisation.slug, organisationName: organisation.name, giverName: offer.giverName };
  },
});

export type MyOffer = NonNullable<Awaited<ReturnType<typeof getMyOffer>>>;
