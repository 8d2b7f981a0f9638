import { z } from "zod";

/** From a URL, so what does not fit is left out rather than refused: a list is shown all the same. */
export const findUsersInput = z.strictObject({
  // PostgreSQL knows no text with a zero byte.
  search: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\0]*$/)
    .optional()
    .catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
});

/** Whom a platform admin looks at or changes. */
export const personInput = z.strictObject({ personId: z.string().max(64) });

export const grantLinkInput = z.strictObject({ token: z.string().max(128) });
