import { z } from "zod";

export const offerOwnershipInput = z.strictObject({
  memberId: z.string({ error: "Choose a member" }).min(1, "Choose a member").max(64),
});

/** An offer that stands, by its id. */
export const offerInput = z.strictObject({ offerId: z.string().max(64) });

export const findCandidatesInput = z.strictObject({
  // PostgreSQL knows no text with a zero byte. From a URL, so what does not fit is left out rather than refused.
  search: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\0]*$/)
    .optional()
    .catch(undefined),
});
