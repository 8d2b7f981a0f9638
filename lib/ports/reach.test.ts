import { expect, test } from "vitest";
import { type Reach, reachOf, spelling } from "./reach";

const listed = ["10.0.0.0/8", "100.64.0.0/10", "fd00::/8", "127.0.0.0/8", "192.0.2.7"];

/** Without anything listed, and with the networks above. */
const addresses: readonly (readonly [address: string, alone: Reach, withNetworks?: Reach])[] = [
  ["93.184.216.34", "public"],
  ["2606:4700:4700::1111", "public"],
  ["::ffff:93.184.216.34", "public"],
  ["64:ff9b::5db8:d822", "public"],
  ["10.1.2.3", "refused", "listed"],
  ["::ffff:10.1.2.3", "refused", "listed"],
  ["::ffff:a01:203", "refused", "listed"],
  ["64:ff9b::a01:203", "refused", "listed"],
  ["127.0.0.1", "refused", "listed"],
  ["::ffff:127.0.0.1", "refused", "listed"],
  ["64:ff9b::7f00:1", "refused", "listed"],
  ["100.64.0.1", "refused", "listed"],
  ["fd12:3456::1", "refused", "listed"],
  ["192.0.2.7", "refused", "listed"],
  ["192.0.2.8", "refused"],
  ["192.168.0.1", "refused"],
  ["172.16.0.1", "refused"],
  ["::1", "refused"],
  ["::7f00:1", "refused"],
  ["::127.0.0.1", "refused", "listed"],
  ["::ffff:0:127.0.0.1", "refused"],
  ["64:ff9b:1::7f00:1", "refused"],
  ["2002:7f00:1::", "refused"],
  ["2002:5db8:d822::1", "refused"],
  ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "refused"],
  ["fec0::1", "refused"],
  ["5f00::1", "refused"],
  ["2001:db8::1", "refused"],
  ["198.18.0.1", "refused"],
  ["203.0.113.7", "refused"],
  ["240.0.0.1", "refused"],
  ["not an address", "refused"],
  ["", "refused"],
  ["2130706433", "refused"],
  ["0x7f.1", "refused"],
  ["127.1", "refused"],
];

for (const [address, alone, withNetworks = alone] of addresses) {
  test(`${address || "nothing"} is ${alone}, and ${withNetworks} where networks are listed`, () => {
    expect(reachOf(address, [])).toBe(alone);
    expect(reachOf(address, listed)).toBe(withNetworks);
    expect(reachOf(`[${address}]`, [])).toBe(alone);
  });
}

const everything = ["0.0.0.0/0", "::/0"];

test.each([
  "169.254.169.254",
  "::ffff:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "169.254.170.2",
  "168.63.129.16",
  "100.100.100.200",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd20:ce::254",
  "fe80::1",
  "fe80::1%eth0",
  "0.0.0.0",
  "0.1.2.3",
  "::",
  "224.0.0.1",
  "255.255.255.255",
  "ff02::1",
])("%s, which leads to a cloud's credentials or to no one machine, is refused whatever is listed", (address) => {
  expect(reachOf(address, everything)).toBe("refused");
  expect(reachOf(address, [])).toBe("refused");
});

test("an address has one spelling, whatever it is wrapped in", () => {
  for (const text of ["93.184.216.34", "::ffff:93.184.216.34", "[::ffff:5db8:d822]", "64:ff9b::5db8:d822"])
    expect(spelling(text)).toBe("93.184.216.34");
  expect(spelling("2606:4700:0:0::1")).toBe(spelling("2606:4700::1"));
  expect(spelling("nobody.example")).toBeNull();
});
