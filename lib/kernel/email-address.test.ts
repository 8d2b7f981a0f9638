import { describe, expect, test } from "vitest";
import { emailField, parseEmailAddress } from "./email-address";

const long = (count: number) => "a".repeat(count);
const domainOf = (count: number) => `${`${long(61)}.`.repeat(Math.floor(count / 62))}example.com`;

const accepted: ReadonlyArray<readonly [typed: string, canonical: string]> = [
  ["mia@northwind.example", "mia@northwind.example"],
  ["  mia@northwind.example\t\n", "mia@northwind.example"],
  ["\u00a0mia@northwind.example\ufeff", "mia@northwind.example"],
  ["Mia.Lund@NorthWind.Example", "mia.lund@northwind.example"],
  ["mia+team@northwind.example", "mia+team@northwind.example"],
  ["m.i.a@gmail.com", "m.i.a@gmail.com"],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ["_mia-@example.com", "_mia-@example.com"],
  ["R&D@example.com", "r&d@example.com"],
  ["a=b@example.com", "a=b@example.com"],
  ["#$&'*+-/=?^_`{}~@example.com", "#$&'*+-/=?^_`{}~@example.com"],
  ["o'@example.com", "o'@example.com"],
  ["a@b.co", "a@b.co"],
  ["1@2.example", "1@2.example"],
  ["mia@deep.sub.domain.example", "mia@deep.sub.domain.example"],
  ["mia@xn--mnchen-3ya.example", "mia@xn--mnchen-3ya.example"],
  ["mia@MÜNCHEN.example", "mia@xn--mnchen-3ya.example"],
  ["mia@mu\u0308nchen.example", "mia@xn--mnchen-3ya.example"],
  ["mia@straße.example", "mia@xn--strae-oqa.example"],
  ["mia@пример.рф", "mia@xn--e1afmkfd.xn--p1ai"],
  ["mia@例え.jp", "mia@xn--r8jz45g.jp"],
  ["mia@exa\u0131mple.com", "mia@xn--example-tfb.com"],
  [`${long(64)}@example.com`, `${long(64)}@example.com`],
];

const refused: ReadonlyArray<readonly [why: string, text: string]> = [
  ["empty", ""],
  ["only space", "   "],
  ["no @", "mia.northwind.example"],
  ["no local part", "@example.com"],
  ["no domain", "mia@"],
  ["two @", "mia@evil.test@example.com"],
  ["no dot in the domain", "mia@localhost"],
  ["a dot at the end", "mia@example.com."],
  ["a dot at the start of the domain", "mia@.example.com"],
  ["two dots in the domain", "mia@example..com"],
  ["two dots in the local part", "mi..a@example.com"],
  ["a dot at the start", ".mia@example.com"],
  ["a dot before the @", "mia.@example.com"],
  ["a route by a percent sign", "mia%evil.test@example.com"],
  ["a route by exclamation marks", "example!mia@example.com"],
  ["a pipe", "|mia@example.com"],
  ["quotes", '"mia"@example.com'],
  ["quotes with a space", '"mia lund"@example.com'],
  ["a comment", "mia(work)@example.com"],
  ["a comment in the domain", "mia@(work)example.com"],
  ["a display name", "Mia <mia@example.com>"],
  ["two addresses", "mia@example.com,eve@evil.test"],
  ["two addresses with a semicolon", "mia@example.com;eve@evil.test"],
  ["a space", "mia lund@example.com"],
  ["a line feed", "mia@example.com\nbcc:eve@evil.test"],
  ["a carriage return in the local part", "mia\r@example.com"],
  ["NUL", "mia\u0000@example.com"],
  ["DEL", "mia\u007f@example.com"],
  ["a zero-width space", "mia\u200b@example.com"],
  ["a zero-width space in the domain", "mia@exam\u200bple.com"],
  ["a soft hyphen in the domain", "mia@exam\u00adple.com"],
  ["a Kelvin sign in the local part", "mi\u212ae@example.com"],
  ["a Kelvin sign in the domain", "mia@\u212aelvin.example"],
  ["a dotless i in the local part", "m\u0131a@example.com"],
  ["a long s in the local part", "u\u017fer@example.com"],
  ["a full-width @", "mia\uff20example.com"],
  ["a full-width @ before the real one", "mia\uff20evil.test@example.com"],
  ["full-width letters in the domain", "mia@\uff45xample.com"],
  ["an ideographic full stop", "mia@example\u3002com"],
  ["a ligature in the domain", "mia@\ufb01sh.example"],
  ["an accent in the local part", "mía@example.com"],
  ["an emoji", "mia😀@example.com"],
  ["half a surrogate pair", "mia\ud83d@example.com"],
  ["an address literal", "mia@[127.0.0.1]"],
  ["an IPv4 address", "mia@127.0.0.1"],
  ["a hexadecimal address", "mia@example.0x7f"],
  ["a short IPv4 address", "mia@127.1"],
  ["a port", "mia@example.com:25"],
  ["a path", "mia@example.com/x"],
  ["a query", "mia@example.com?x"],
  ["a backslash", "mia@example.com\\x"],
  ["a percent-encoded dot", "mia@example%2ecom"],
  ["an underscore in the domain", "mia@exa_mple.com"],
  ["a hyphen at the start of a label", "mia@-example.com"],
  ["a hyphen at the end of a label", "mia@example-.com"],
  ["an ending of one letter", "mia@example.c"],
  ["broken punycode", "mia@xn--a.example"],
  ["a UUCP path", "host!mia@example.com"],
  ["a 65-character local part", `${long(65)}@example.com`],
  ["a 64-character label", `mia@${long(64)}.com`],
  ["more than 254 characters", `mia@${domainOf(260)}`],
];

describe("an address has one canonical form", () => {
  test.each(accepted)("%j is %s", (typed, canonical) => {
    expect(parseEmailAddress(typed)).toEqual({ typed: typed.trim(), canonical });
  });

  test.each(accepted)("the canonical form of %j is its own canonical form", (_, canonical) => {
    expect(parseEmailAddress(canonical)?.canonical).toBe(canonical);
  });
});

describe("what Rollcall would not mail to is no address", () => {
  test.each(refused)("%s is refused", (_, text) => {
    expect(parseEmailAddress(text)).toBeNull();
  });
});

test("the form field says what an address looks like", () => {
  expect(emailField.parse(" Mia@Example.com ")).toEqual({ typed: "Mia@Example.com", canonical: "mia@example.com" });
  const result = emailField.safeParse("mia");
  expect(result.error?.issues.map((issue) => issue.message)).toEqual(["Enter an email address, like name@example.com"]);
});

test("whoever is refused for a sign that is valid elsewhere is told which", () => {
  for (const text of ["mia%x@example.com", "a!b@example.com", "|a@example.com"])
    expect(emailField.safeParse(text).error?.issues[0]?.message, text).toContain("!, % or |");
  expect(emailField.safeParse("mia@").error?.issues[0]?.message).toBe("Enter an email address, like name@example.com");
});
