import { expect, test } from "vitest";
import { wideNetworkOf } from "./network-of";

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:7:8::1", "2001:db8:7::/48"],
  ["2001:0DB8:0007:ffff:1:2:3:4", "2001:db8:7::/48"],
  ["nonsense", "unknown"],
  [null, "unknown"],
])("%s is recognised by %s", (ip, network) => {
  expect(wideNetworkOf(ip)).toBe(network);
});
