import { z } from "zod";

export const removeMemberInput = z.strictObject({
  memberId: z.string().max(64),
  /** The member's name, typed. */
  confirmation: z.string().max(256),
});

export const pageInput = z.strictObject({
  /** Where the page before ended; absent for the first. */
  after: z.string().max(200).optional(),
});
