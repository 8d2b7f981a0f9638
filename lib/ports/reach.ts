import ipaddr from "ipaddr.js";

/** Whether something may be sent to an address: because everybody may, because whoever runs Rollcall lists it, or not. */
export type Reach = "public" | "listed" | "refused";

/** Ranges as CIDR, or single addresses. */
export type Networks = readonly string[];

/**
 * Never reached, whatever is listed: what a machine tells itself and its cloud (credentials stand there), and what is no
 * one machine's address. Some of it is public unicast by the letter of the registries.
 */
const never = [
  "0.0.0.0/8",
  "169.254.0.0/16",
  "168.63.129.16/32",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "224.0.0.0/4",
  "255.255.255.255/32",
  "::/128",
  "fe80::/10",
  "fd00:ec2::254/128",
  "fd20:ce::254/128",
  "ff00::/8",
];

/** Of IPv6 only this is given out to the public; what an address of IPv4 hides in lies elsewhere or is named below. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");
/** Where a network without IPv4 reaches one (RFC 6052): judged by the address inside. */
const translated = ipaddr.parseCIDR("64:ff9b::/96");

export function reachOf(address: string, networks: Networks): Reach {
  const found = bare(address);
  if (!found || isIn(found, never)) return "refused";
  if (isIn(found, networks)) return "listed";
  if (found.range() !== "unicast") return "refused";
  return found.kind() === "ipv4" || found.match(globalUnicast) ? "public" : "refused";
}

/** An address as it is spelt in one way only; null for none. */
export function spelling(address: string): string | null {
  return bare(address)?.toString() ?? null;
}

/** Without what it is wrapped in: ::ffff:10.0.0.1 and 64:ff9b::10.0.0.1 lead to 10.0.0.1. */
function bare(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const text = address.replace(/^\[|\]$/g, "");
  // Node and the URL parser know how an address is written; what only ipaddr.js takes for one ("1", "0x7f.1") is none here.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null;
  const found = ipaddr.process(text);
  if (found.kind() === "ipv4" || !found.match(translated)) return found;
  return ipaddr.fromByteArray(found.toByteArray().slice(-4));
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, networks: Networks): boolean {
  return networks.some((network) => {
    const [range, bits] = network.includes("/")
      ? ipaddr.parseCIDR(network)
      : [ipaddr.process(network), ipaddr.process(network).kind() === "ipv4" ? 32 : 128];
    return range.kind() === address.kind() && address.match(range, bits);
  });
}
