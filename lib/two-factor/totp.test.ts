import { expect, test } from "vitest";
import { clockOff, codeAt, newTotpSecret, spellSecret, stepOfCode, totpUri } from "./totp";

/** RFC 6238, appendix B: SHA-1, of whose eight digits ours are the last six. */
const rfcSecret = Buffer.from("12345678901234567890");
const vectors = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;

test.each(vectors)("at second %i the code is the last six digits of %s", (seconds, eight) => {
  expect(codeAt(rfcSecret, seconds * 1000)).toBe(eight.slice(2));
  expect(stepOfCode(rfcSecret, eight.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test("one step to either side is accepted and named, two are not", () => {
  const secret = newTotpSecret();
  const now = 1_800_000_000_000;
  const here = Math.floor(now / 30_000);
  for (const away of [-1, 0, 1]) expect(stepOfCode(secret, codeAt(secret, now + away * 30_000), now)).toBe(here + away);
  for (const away of [-2, 2]) expect(stepOfCode(secret, codeAt(secret, now + away * 30_000), now)).toBeNull();
});

test.each([
  [2, { minutes: 1, isFast: true }],
  [-2, { minutes: 1, isFast: false }],
  [10, { minutes: 5, isFast: true }],
  [-13, { minutes: 7, isFast: false }],
  [20, { minutes: 10, isFast: true }],
  [-20, { minutes: 10, isFast: false }],
  [-1, null],
  [0, null],
  [1, null],
  [21, null],
  [-21, null],
])("a code %i steps away tells a clock that is off by so much: %j", (away, off) => {
  const now = 1_800_000_000_000;
  const found = clockOff(rfcSecret, codeAt(rfcSecret, now + away * 30_000), now);
  expect(found).toEqual(off && { ...off, step: now / 30_000 + away });
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６", "-12345", "1e5000"])("%j is no code", (text) => {
  expect(stepOfCode(rfcSecret, text, 59_000)).toBeNull();
});

test("a secret has 160 bits, is spelt in groups that people can type, and names product and account", () => {
  const secret = newTotpSecret();
  expect(secret).toHaveLength(20);
  expect(spellSecret(secret)).toMatch(/^[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}$/);
  const uri = new URL(totpUri(secret, "mia@northwind.example"));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("Rollcall:mia@northwind.example");
  expect(uri.searchParams.get("secret")).toBe(spellSecret(secret).replaceAll(" ", ""));
});
