import { expect, test } from "vitest";
import { isCurrent, seal, unseal } from "./seal";

const keys = [
  { kid: "new", key: new Uint8Array(32).fill(1) },
  { kid: "old", key: new Uint8Array(32).fill(2) },
];
const [, old] = keys;
const mia = { table: "authenticator_apps", column: "secret", owner: "usr_mia" };
const plain = Buffer.from("twenty bytes of that");

test("what is sealed opens again, and never looks the same twice", () => {
  const [one, other] = [seal(keys, mia, plain), seal(keys, mia, plain)];
  expect(one).not.toBe(other);
  expect(unseal(keys, mia, one)).toEqual(plain);
  expect(one).not.toContain(plain.toString("base64url"));
});

test.each([
  ["another person", { ...mia, owner: "usr_otto" }],
  ["another column", { ...mia, column: "note" }],
  ["another table", { ...mia, table: "webhooks" }],
])("what is sealed for one place opens in no other: %s", (_, place) => {
  expect(() => unseal(keys, place, seal(keys, mia, plain))).toThrow();
});

test("a flipped bit, a cut end or a changed key name opens nothing", () => {
  const sealed = seal(keys, mia, plain);
  const [kid = "", body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  for (const at of [0, 12, bytes.length - 1]) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(() => unseal(keys, mia, `${kid}.${flipped.toString("base64url")}`)).toThrow();
  }
  expect(() => unseal(keys, mia, `${kid}.${bytes.subarray(0, -1).toString("base64url")}`)).toThrow();
  expect(() => unseal(keys, mia, `old.${body}`)).toThrow();
  expect(() => unseal(keys, mia, "gone.AAAA")).toThrow("no longer holds the key gone");
});

test("a key that was rotated still opens, and says that it is not the current one", () => {
  const sealed = seal(old ? [old] : [], mia, plain);
  expect(unseal(keys, mia, sealed)).toEqual(plain);
  expect(isCurrent(keys, sealed)).toBe(false);
  expect(isCurrent(keys, seal(keys, mia, plain))).toBe(true);
});
