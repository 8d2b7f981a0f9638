import { describe, expect, test } from "vitest";
import { deriveCode, hashCode, sixDigits } from "./derive-code";
import { deriveToken, equalTokens, newSeed } from "./derive-token";

const keys = [
  { kid: "m2", key: new Uint8Array(32).fill(9) },
  { kid: "m1", key: new Uint8Array(32).fill(7) },
];
const seed = { nonce: "a nonce for tests", kid: "m1" };

/** A block of 32-bit words. */
function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}

describe("a code", () => {
  test("is six digits, the same every time, zeros in front included", () => {
    expect(deriveCode(keys, "sign-in", "otc_1", seed)).toBe("922624");
    const derived = Array.from({ length: 2000 }, (_, index) => deriveCode(keys, "sign-in", `otc_${index}`, seed));
    expect(derived.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(derived.some((code) => code.startsWith("0"))).toBe(true);
  });

  test("is another one for another row, purpose, nonce or key", () => {
    const others = [
      deriveCode(keys, "sign-in", "otc_1", seed),
      deriveCode(keys, "sign-in", "otc_2", seed),
      deriveCode(keys, "mobile", "otc_1", seed),
      deriveCode(keys, "sign-in", "otc_1", { ...seed, nonce: "another" }),
      deriveCode(keys, "sign-in", "otc_1", { ...seed, kid: "m2" }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });

  test("can still be derived after the key was rotated, and not once it is gone", () => {
    const [, old] = keys;
    if (!old) throw new Error("no key");
    expect(deriveCode([old], "sign-in", "otc_1", seed)).toBe(deriveCode(keys, "sign-in", "otc_1", seed));
    expect(() => deriveCode(keys, "sign-in", "otc_1", { ...seed, kid: "m0" })).toThrow("no longer holds the key m0");
    expect(() => hashCode(keys, "m0", "otc_1", "123456")).toThrow("no longer holds the key m0");
  });

  test("is no more likely than any other: chi-square over 100,000 of them", () => {
    const draws = 100_000;
    const cells = 1000;
    // By the first three digits and by the last three: a bias of the modulus would show in the one, of the bytes in both.
    const [front, back] = [new Array<number>(cells).fill(0), new Array<number>(cells).fill(0)];
    const fixed = { kid: "m1", nonce: "chi-square" };
    for (let index = 0; index < draws; index += 1) {
      const code = deriveCode(keys, "sign-in", `otc_${index}`, fixed);
      const [first, last] = [Number(code.slice(0, 3)), Number(code.slice(3))];
      front[first] = (front[first] ?? 0) + 1;
      back[last] = (back[last] ?? 0) + 1;
    }
    const expected = draws / cells;
    for (const counts of [front, back]) {
      const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 999 degrees of freedom: mean 999, standard deviation 44.7; 1,143 is passed once in a thousand, and these draws are fixed.
      expect(chiSquare).toBeLessThan(1143);
      expect(chiSquare).toBeGreaterThan(865);
    }
  });

  test("is never made of a word from the uneven end of the 32 bits", () => {
    const last = 4_293_999_999;
    expect(sixDigits(() => words(last, 1))).toBe("999999");
    expect(sixDigits(() => words(last + 1, 7))).toBe("000007");
    expect(sixDigits(() => words(0xffffffff, last + 1, 42_000_042))).toBe("000042");
    expect(sixDigits((count) => (count === 0 ? words(0xffffffff, last + 1) : words(123_456)))).toBe("123456");
  });
});

describe("what is kept of a code", () => {
  const kept = hashCode(keys, "m1", "otc_1", "123456");

  test("depends on the row, the code and the key, and is not the code's bare hash", () => {
    expect(kept).toMatch(/^[\w-]{43}$/);
    expect(hashCode(keys, "m1", "otc_1", "123456")).toBe(kept);
    const others = [
      hashCode(keys, "m1", "otc_2", "123456"),
      hashCode(keys, "m1", "otc_1", "123457"),
      hashCode(keys, "m2", "otc_1", "123456"),
    ];
    expect(others.some((other) => equalTokens(other, kept))).toBe(false);
    expect(equalTokens(hashCode(keys, "m1", "otc_1", "123456"), kept)).toBe(true);
  });

  test("is no token of the same row, although one key derives both", () => {
    for (const purpose of ["invitation", "password-reset", "email-change"] as const)
      expect(deriveToken(keys, purpose, "otc_1", seed)).not.toBe(kept);
    expect(newSeed(keys).kid).toBe("m2");
  });
});
