import { z } from "zod";

export const sessionInput = z.strictObject({ sessionId: z.string().max(64) });
