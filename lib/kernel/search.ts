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

/** Lower-case text for `like`: whatever holds what was typed. Typed % and _ are looked for, not obeyed. */
export function containing(typed: string): string {
  return `%${typed.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
}
