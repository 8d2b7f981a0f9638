import { expect, test } from "vitest";
import { createId, idPrefixes } from "./ids";

test("an id names its kind and is 26 lower-case characters of Crockford's base32", () => {
  for (const prefix of idPrefixes) expect(createId(prefix)).toMatch(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
});

test("ids sort by the time at which they were made", () => {
  const times = [0, 1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1];
  const made = times.map((time) => createId("aud", time));
  expect([...made].sort()).toEqual(made);
});

test("ten thousand ids of one millisecond are all different", () => {
  const made = new Set(Array.from({ length: 10_000 }, () => createId("org", 1_700_000_000_000)));
  expect(made.size).toBe(10_000);
});
