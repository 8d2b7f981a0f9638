// The metadata for mobile numbers alone: the smallest that tells a mobile from a landline (99 kB, against 83 without).
import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { z } from "zod";

/** Pure and safe in a browser, but heavy there: a form may as well leave the check to the server. */

export interface MobileNumber {
  /** A plus sign and digits. What is stored, compared and sent to. */
  readonly e164: string;
  /** ISO 3166, two capitals. Guernsey, Jersey and the Isle of Man share +44 and are countries of their own. */
  readonly country: string;
}

/** A country that numbers can belong to: "GB", not "UK". */
export function isNumberCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/**
 * The one reading of a mobile number. A number without a plus sign and country code is taken for one of `defaultCountry`.
 * Null when a text message to it would reach nobody or cost extra: landlines, premium and satellite numbers, extensions.
 */
export function parseMobileNumber(text: string, defaultCountry: string): MobileNumber | null {
  // Phones put marks of writing direction around a number that is copied from a contact.
  const visible = text.replace(/\p{Cf}/gu, "").trim();
  if (visible.length > 40 || !isSupportedCountry(defaultCountry)) return null;
  // The whole text must be a number: nothing is picked out of other words.
  const number = parsePhoneNumberFromString(visible, { defaultCountry, extract: false });
  if (!number || number.ext) return null;
  // Ofcom keeps these for examples; they belong to nobody, so that the metadata holds them for invalid.
  if (/^\+447700900\d{3}$/.test(number.number)) return { e164: number.number, country: "GB" };
  if (!number.isValid() || number.getType() !== "MOBILE" || !number.country) return null;
  return { e164: number.number, country: number.country };
}

/** "+44 7700 900123", as people write it. What is no number comes back as it is. */
export function showMobileNumber(e164: string): string {
  return parsePhoneNumberFromString(e164, { extract: false })?.formatInternational() ?? e164;
}

/** "the number ending 123": enough for its owner to know it again, too little for anybody else (AU-05). */
export function maskMobileNumber(e164: string): string {
  return `the number ending ${e164.slice(-3)}`;
}

export const mobileNumberSentence = "Enter a mobile number, like 07700 900900 or +44 7700 900900";

/** A form's field for a mobile number, British unless it says otherwise: a string goes in, the number comes out. */
export const mobileField = z.string().transform((text, context): MobileNumber => {
  const number = parseMobileNumber(text, "GB");
  if (number) return number;
  context.addIssue({ code: "custom", message: mobileNumberSentence });
  return z.NEVER;
});
