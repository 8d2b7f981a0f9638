import ipaddr from "ipaddr.js";

/** The neighbourhood that a person recognises an address by: an IPv4 /24, or a /48, which is one site. */
export function wideNetworkOf(ip: string | null): string {
  if (!ip || !ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  const bits = address.kind() === "ipv4" ? 24 : 48;
  const network = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${network.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
}

/** The network that a limit counts: the IPv4 address, or the /64 that one IPv6 customer has to themselves (AT-07). */
export function networkOf(ip: string | null): string {
  if (!ip || !ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  if (address.kind() === "ipv4") return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
