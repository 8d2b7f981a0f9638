import { describe, expect, test } from "vitest";
import {
  isNumberCountry,
  maskMobileNumber,
  mobileField,
  mobileNumberSentence,
  parseMobileNumber,
  showMobileNumber,
} from "./mobile-number";

const accepted: ReadonlyArray<readonly [typed: string, e164: string, country: string]> = [
  ["07700 900900", "+447700900900", "GB"],
  ["+44 7700 900900", "+447700900900", "GB"],
  ["0044 7700 900900", "+447700900900", "GB"],
  ["+44 (0)7700 900900", "+447700900900", "GB"],
  ["447700900900", "+447700900900", "GB"],
  ["  07400 123456\n", "+447400123456", "GB"],
  ["(07400) 123-456", "+447400123456", "GB"],
  ["07400.123456", "+447400123456", "GB"],
  ["07400/123456", "+447400123456", "GB"],
  ["07400–123456", "+447400123456", "GB"],
  ["+44\u00a07400\u00a0123456", "+447400123456", "GB"],
  ["\u202a+44 7400 123456\u202c", "+447400123456", "GB"],
  ["０７４００１２３４５６", "+447400123456", "GB"],
  ["٠٧٤٠٠١٢٣٤٥٦", "+447400123456", "GB"],
  ["07781 123456", "+447781123456", "GG"],
  ["07797 123456", "+447797123456", "JE"],
  ["07624 900900", "+447624900900", "IM"],
  ["+49 1512 3456789", "+4915123456789", "DE"],
  ["+33 6 12 34 56 78", "+33612345678", "FR"],
  ["+353 85 123 4567", "+353851234567", "IE"],
  ["+47 412 34 567", "+4741234567", "NO"],
  ["+1 212 555 0123", "+12125550123", "US"],
  ["+1 876 555 0123", "+18765550123", "JM"],
  ["+7 701 234 5678", "+77012345678", "KZ"],
];

const refused: ReadonlyArray<readonly [why: string, text: string]> = [
  ["empty", ""],
  ["only space", "  "],
  ["a word", "call me"],
  ["a number among words", "call 07400 123456"],
  ["two numbers", "07400 123456 07400 123457"],
  ["two numbers with a slash", "07400 123456 / 07400 123457"],
  ["a number with an extension", "07400 123456 ext 3"],
  ["a number with an extension as in a link", "07400 123456;ext=3"],
  ["a link", "tel:+447400123456"],
  ["one digit too few", "07400 12345"],
  ["one digit too many", "07400 1234567"],
  ["a landline", "020 7946 0958"],
  ["a landline abroad", "+33 1 23 45 67 89"],
  ["a freephone number", "0800 123456"],
  ["a premium number", "+1 900 555 0123"],
  ["a personal number, which costs extra", "070 1234 5678"],
  ["a pager", "076 1234 5678"],
  ["a satellite phone", "+881 6 1234 5678"],
  ["a number of no country", "+882 16 1234 5678"],
  ["a country code that nobody has", "+999 1234 5678"],
  ["two plus signs", "++447400123456"],
  ["a plus sign in the middle", "+44+7400123456"],
  ["a line break inside", "07400\n123456"],
  ["a zero byte", "07400\u0000123456"],
  ["a very long text", "0".repeat(5000)],
];

describe("a mobile number has one international form, however it is typed", () => {
  test.each(accepted)("%j is %s of %s", (typed, e164, country) => {
    expect(parseMobileNumber(typed, "GB")).toEqual({ e164, country });
  });

  test.each(accepted)("the international form of %j reads the same wherever one is", (_, e164, country) => {
    for (const where of ["GB", "US", "DE"]) expect(parseMobileNumber(e164, where)).toEqual({ e164, country });
    expect(parseMobileNumber(showMobileNumber(e164), "US")).toEqual({ e164, country });
  });

  test("a number without its country's code belongs to the country that one is in", () => {
    expect(parseMobileNumber("01512 3456789", "DE")).toEqual({ e164: "+4915123456789", country: "DE" });
    expect(parseMobileNumber("01512 3456789", "GB")).toBeNull();
    expect(parseMobileNumber("07400 123456", "UK")).toBeNull();
  });
});

describe("what no text message should go to is no mobile number", () => {
  test.each(refused)("%s is refused", (_, text) => {
    expect(parseMobileNumber(text, "GB")).toBeNull();
  });
});

test("a number is shown as people write it, and of somebody else's only the end", () => {
  expect(showMobileNumber("+447700900123")).toBe("+44 7700 900123");
  expect(showMobileNumber("+12125550123")).toBe("+1 212 555 0123");
  expect(showMobileNumber("none")).toBe("none");
  expect(maskMobileNumber("+447700900123")).toBe("the number ending 123");
});

test("a country is named by its ISO code", () => {
  expect(["GB", "GG", "XK", "UK", "EN", "gb", "__proto__"].filter(isNumberCountry)).toEqual(["GB", "GG", "XK"]);
});

test("the form field says what a mobile number looks like", () => {
  expect(mobileField.parse(" 07700 900900 ")).toEqual({ e164: "+447700900900", country: "GB" });
  const result = mobileField.safeParse("020 7946 0958");
  expect(result.error?.issues.map((issue) => issue.message)).toEqual([mobileNumberSentence]);
  expect(mobileNumberSentence).toBe("Enter a mobile number, like 07700 900900 or +44 7700 900900");
});
