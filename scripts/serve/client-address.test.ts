import { expect, test } from "vitest";
import { proxyMatcher, resolvePeer } from "./client-address";

const isProxy = proxyMatcher(["10.0.0.0/8", "127.0.0.1", "fd00::/8"]);
const addressOf = (peer: string, forwarded?: string) => resolvePeer(peer, forwarded, isProxy).clientAddress;

test("a stranger's X-Forwarded-For is not believed", () => {
  expect(resolvePeer("203.0.113.9", "198.51.100.1", isProxy)).toEqual({ clientAddress: "203.0.113.9", trusted: false });
  expect(resolvePeer("203.0.113.9", "10.0.0.1", isProxy).clientAddress).toBe("203.0.113.9");
});

test("behind a proxy the client is the rightmost hop that is no proxy", () => {
  expect(resolvePeer("10.0.0.2", "198.51.100.1", isProxy)).toEqual({ clientAddress: "198.51.100.1", trusted: true });
  expect(addressOf("127.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.7")).toBe("198.51.100.1");
  expect(addressOf("::ffff:127.0.0.1", "2001:db8::1")).toBe("2001:db8::1");
  expect(addressOf("fd00::1", "[2001:db8::2]:443")).toBe("2001:db8::2");
  expect(addressOf("10.0.0.2", "198.51.100.1:5555")).toBe("198.51.100.1");
});

test("what is no address ends the walk at the last one known", () => {
  expect(addressOf("10.0.0.2", "198.51.100.1, evil")).toBe("10.0.0.2");
  expect(addressOf("10.0.0.2", "1, 10.0.0.3")).toBe("10.0.0.3");
  expect(addressOf("10.0.0.2")).toBe("10.0.0.2");
  expect(addressOf("10.0.0.2", "10.0.0.3,10.0.0.4")).toBe("10.0.0.3");
  expect(addressOf("")).toBe("unknown");
});
