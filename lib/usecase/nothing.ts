import { z } from "zod";

/** The input of a command or query that needs to be told nothing. */
export const nothing = z.strictObject({});
