import { z } from "zod";
import { mobileField } from "@/lib/kernel/mobile-number";
import { linkToken, registerChecks } from "./input";

/** Apart from `input.ts`, which the browser loads too: what tells a mobile number from a landline is heavy. */
export const registerInput = z.strictObject({
  ...registerChecks.shape,
  /** E.164 or null. Not used for anything until a code has proven it. */
  mobile: z
    .string()
    .optional()
    .transform((text) => text?.trim() || undefined)
    .pipe(mobileField.optional())
    .transform((number) => number?.e164 ?? null),
  /** The token of the invitation that brought this person here. */
  invitation: linkToken.optional(),
});
