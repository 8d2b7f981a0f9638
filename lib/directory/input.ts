import { z } from "zod";

export const getDirectoryInput = z.strictObject({
  /** Where a page of those who are not settled ended. */
  after: z.string().max(1000).optional(),
});

export const retryDirectoryInput = z.strictObject({
  /** Whom to try again; absent: everybody who failed or was not found. */
  entryId: z.string().max(64).optional(),
});
