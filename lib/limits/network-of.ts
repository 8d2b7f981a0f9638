import ipaddr from "ipaddr.js";

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
