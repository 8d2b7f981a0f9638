import { z } from "zod";
import { searchField } from "@/lib/kernel/search";

export const offerOwnershipInput = z.strictObject({
  memberId: z.string({ error: "Choose a member" }).min(1, "Choose a member").max(64),
});

/** An offer that stands, by its id. */
export const offerInput = z.strictObject({ offerId: z.string().max(64) });

export const findCandidatesInput = z.strictObject({ search: searchField });
