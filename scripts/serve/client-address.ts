import ipaddr from "ipaddr.js";

export interface Peer {
  /** The rightmost hop that is no proxy of ours: the address that limits and logs are kept under. */
  readonly clientAddress: string;
  /** Whether the connection itself comes from a proxy whose X-Forwarded-* headers are believed. */
  readonly trusted: boolean;
}

/** Made once per server: whether an address is one of TRUSTED_PROXIES. */
export function proxyMatcher(trustedProxies: readonly string[]): (address: string) => boolean {
  const ranges = trustedProxies.map((proxy) =>
    ipaddr.isValidCIDR(proxy)
      ? ipaddr.parseCIDR(proxy)
      : ([ipaddr.process(proxy), ipaddr.process(proxy).kind() === "ipv4" ? 32 : 128] as [
          ipaddr.IPv4 | ipaddr.IPv6,
          number,
        ]),
  );
  return (text) => {
    const address = parseAddress(text);
    return address !== null && ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
  };
}

/**
 * Walks X-Forwarded-For from the right: every hop was written by the one before it, so the first address that is no
 * proxy of ours is the last one that we know not to be invented (WB-02).
 */
export function resolvePeer(
  peerAddress: string,
  forwardedFor: string | undefined,
  isProxy: (address: string) => boolean,
): Peer {
  let clientAddress = parseAddress(peerAddress)?.toString() ?? "unknown";
  const trusted = isProxy(peerAddress);
  const hops = (forwardedFor ?? "").split(",").reverse();
  while (hops.length > 0 && isProxy(clientAddress)) {
    const hop = parseAddress(hops.shift() ?? "");
    if (hop === null) break;
    clientAddress = hop.toString();
  }
  return { clientAddress, trusted };
}

/** `::ffff:10.0.0.1` is 10.0.0.1; some proxies write a port, some brackets; zones mean nothing elsewhere. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  const valid = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare);
  return valid ? ipaddr.process(bare) : null;
}
