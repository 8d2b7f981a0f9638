import { z } from "zod";

/**
 * What is searched for, from a URL: what does not fit is left out rather than refused, so that a list is shown all the
 * same. PostgreSQL knows no text with a zero byte.
 */
export const searchField = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\0]*$/)
  .optional()
  .catch(undefined);
