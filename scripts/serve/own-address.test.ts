import { expect, test } from "vitest";
import { isOwnHost, isOwnOrigin } from "./own-address";

const secure = new URL("https://rollcall.example");
const plain = new URL("http://rollcall.example");
const withPort = new URL("https://rollcall.example:8443");
const bySix = new URL("https://[2001:db8::1]");

test.each([
  ["rollcall.example", secure],
  ["rollcall.example:443", secure],
  ["ROLLCALL.Example:443", secure],
  ["rollcall.example.", secure],
  ["rollcall.example.:443", secure],
  ["rollcall.example:", secure],
  ["rollcall.example:80", plain],
  ["rollcall.example:8443", withPort],
  ["[2001:db8::1]:443", bySix],
  ["[2001:DB8:0::1]", bySix],
])("%s is %s, as a Host and in an Origin", (told, appUrl) => {
  expect(isOwnHost(told, appUrl)).toBe(true);
  expect(isOwnOrigin(`${appUrl.protocol}//${told}`, appUrl)).toBe(true);
  expect(isOwnOrigin(`${appUrl.protocol.toUpperCase()}//${told}`, appUrl)).toBe(true);
});

test.each([
  ["rollcall.example:80", secure],
  ["rollcall.example:443", plain],
  ["rollcall.example:443", withPort],
  ["rollcall.example", withPort],
  ["rollcall.example:4430", secure],
  ["rollcall.example:443:443", secure],
  ["rollcall.example..", secure],
  ["evil.test", secure],
  ["rollcall.example.evil.test", secure],
  ["x.rollcall.example", secure],
  ["rollcall.example@evil.test", secure],
  ["evil.test#rollcall.example", secure],
  ["evil@rollcall.example", secure],
  ["rollcall.example/", secure],
  ["rollcall.example\\", secure],
  ["rollcall.example, evil.test", secure],
  ["rollcall.example:99999", secure],
  [" rollcall.example", secure],
  ["", secure],
  [".", secure],
])("%j is not %s", (told, appUrl) => {
  expect(isOwnHost(told, appUrl)).toBe(false);
  expect(isOwnOrigin(`${appUrl.protocol}//${told}`, appUrl)).toBe(false);
});

test("an origin of the other scheme, none, or more than an origin is not ours", () => {
  for (const told of [
    "null",
    "",
    "http://rollcall.example",
    "rollcall.example",
    "https://rollcall.example/x",
    "https:",
  ])
    expect(isOwnOrigin(told, secure)).toBe(false);
});
