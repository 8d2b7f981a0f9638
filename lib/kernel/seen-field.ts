import { z } from "zod";

/**
 * The field in which a form gives back the fingerprint of what it was filled in from (`fingerprint.ts`). Absent from what
 * no page drew, as the request of a program.
 */
export const seenField = z.string().max(300).optional();
