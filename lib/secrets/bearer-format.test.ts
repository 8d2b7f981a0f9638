import { expect, test } from "vitest";
import { bearerFormat, readBearer } from "./bearer-format";

const { prefix, pattern, create, looksRight } = bearerFormat("rollcall_pat_");

test("a token is the prefix, 43 characters and a checksum of 6, and scanners find it in any text (AP-01)", () => {
  const token = create();
  expect(token).toMatch(/^rollcall_pat_[0-9A-Za-z]{49}$/);
  expect(looksRight(token)).toBe(true);
  expect(pattern.exec(`TOKEN="${token}"\n`)?.[0]).toBe(token);
});

test("tokens differ, and use every letter about as often as any other", () => {
  const [counts, tokens] = [new Map<string, number>(), new Set<string>()];
  for (let made = 0; made < 3000; made += 1) {
    const token = create();
    tokens.add(token);
    for (const letter of token.slice(prefix.length, -6)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(tokens.size).toBe(3000);
  expect(counts.size).toBe(62);
  // 129,000 letters, 2,081 of each on average; 45 is one standard deviation. With `byte % 62` the first eight had 2,520.
  for (const count of counts.values()) expect(Math.abs(count - 129_000 / 62)).toBeLessThan(320);
});

test("a token with a changed, missing or added character is noticed without asking the database", () => {
  const token = create();
  for (let place = 0; place < token.length; place += 1) {
    const other = token[place] === "x" ? "y" : "x";
    expect(looksRight(token.slice(0, place) + other + token.slice(place + 1)), `place ${place}`).toBe(false);
  }
  for (const text of ["", prefix, token.slice(1), token.slice(0, -1), `${token}x`, ` ${token}`, `${token}\n`])
    expect(looksRight(text)).toBe(false);
});

test("the checksum is CRC32 in base62, so that other programs can check one too", () => {
  expect(looksRight(`${prefix}${"0".repeat(43)}38ayxg`)).toBe(true);
  expect(looksRight(`${prefix}${"0".repeat(43)}38ayxh`)).toBe(false);
});

test("what one format makes is none of another's, and only the header's own form is read (AP-04)", () => {
  const key = bearerFormat("rollcall_key_").create();
  expect(key).toMatch(/^rollcall_key_[0-9A-Za-z]{49}$/);
  expect(looksRight(key)).toBe(false);
  expect(looksRight(key.replace("_key_", "_pat_"))).toBe(false);
  expect(readBearer(`bearer ${key}`)).toBe(key);
  for (const header of [null, "", "Bearer", key, `Token ${key}`, `Bearer ${key} ${key}`])
    expect(readBearer(header)).toBe("");
});
