import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import { linkToken, registerChecks } from "./schema";

/** Optional number in international form. Stored as E.164; not used for anything until a code has proven it. */
const mobileField = z.string().transform((text, context): string | null => {
  if (text.trim() === "") return null;
  // The whole text must be a number: nothing is picked out of other words.
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry: "GB", extract: false });
  // Possible is enough: a code will prove it, and `isValid` refuses the example below, of the range kept for examples.
  if (number?.isPossible()) return number.number;
  context.addIssue({ code: "custom", message: "Enter a mobile number with its country code, like +44 7700 900123" });
  return z.NEVER;
});

export const registerInput = z.strictObject({
  ...registerChecks.shape,
  mobile: mobileField.optional().transform((mobile) => mobile ?? null),
  /** The token of the invitation that brought this person here. */
  invitation: linkToken.optional(),
});
