import ipaddr from "ipaddr.js";
import { isLoopback } from "./configuration-rules";
import { parseEmailAddress } from "./email-address";
import { isNumberCountry } from "./mobile-number";
import { Unreadable } from "./secret-keys";

/** Readers of single variables: the text of one in, its value out, `Unreadable` with the reason otherwise. */

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** An origin, without a slash at the end: https, or http on localhost, where browsers allow passkeys without TLS. */
export function readAppUrl(text: string): string {
  const url = readUrl(text, ["https:", "http:"]);
  if (url.protocol === "http:" && url.hostname !== "localhost")
    throw new Unreadable("it must start with https:// (only http://localhost may do without)");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "" || /[?#]$/.test(text))
    throw new Unreadable("it must be an origin: no path, no query, no user name");
  return url.origin;
}

export function readUrl(text: string, protocols: readonly string[]): URL {
  if (!URL.canParse(text)) throw new Unreadable("it is not a URL");
  const url = new URL(text);
  if (!protocols.includes(url.protocol) || url.hostname === "")
    throw new Unreadable(`it must start with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`);
  return url;
}

/**
 * A database elsewhere is spoken to over verified TLS, unless somebody says in the URL itself that its network is trusted:
 * the drivers' own default is no TLS at all, and their `sslmode=require` checks no certificate (OP-06).
 */
export function readDatabaseUrl(text: string): string {
  const { hostname, searchParams } = readUrl(text, ["postgres:", "postgresql:"]);
  const isNear = isLoopback(hostname.replace(/^\[|\]$/g, ""));
  if (!isNear && !["verify-full", "disable"].includes(searchParams.get("sslmode") ?? ""))
    throw new Unreadable("add ?sslmode=verify-full, or ?sslmode=disable when the network between is trusted");
  return text;
}

export function readInteger(text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new Unreadable(`it must be a whole number from ${least} to ${most}`);
  return value;
}

/** `Name <address>` or an address. The parts stay apart: a mail header is never glued together from text (WB-12). */
export function readSender(text: string): Sender {
  const [, quoted, plain, address] = /^\s*(?:"([^"\\<>]*)"|([^"\\<>@]*?))\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  const name = (quoted ?? plain ?? "").trim();
  if (/\p{Cc}/u.test(name)) throw new Unreadable("it contains a control character");
  return { name: name || "Rollcall", address: readEmail(address ?? text) };
}

export function readEmail(text: string): string {
  const address = parseEmailAddress(text);
  if (!address) throw new Unreadable("it is not an email address");
  return address.canonical;
}

/** Addresses and CIDR ranges, checked here and matched by whoever uses them. */
export function readNetworks(text: string): readonly string[] {
  const networks = readList(text);
  const wrong = networks.find((network) => !ipaddr.isValidCIDR(network) && !isAddress(network));
  if (wrong !== undefined) throw new Unreadable(`"${wrong}" is neither an address nor a range`);
  return networks;
}

/** `ipaddr.isValid` also takes "1" and "0x7f.1" as addresses, which in a configuration are slips. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** Two-letter codes. "UK" is none, and taken for one it would silently keep every text message from Britain. */
export function readCountries(text: string): readonly string[] {
  const countries = readList(text).map((country) => country.toUpperCase());
  const wrong = countries.find((country) => !isNumberCountry(country));
  if (wrong !== undefined) throw new Unreadable(`"${wrong}" is not a two-letter country code, like GB`);
  return countries;
}

export function readRegion(text: string): string {
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text)) throw new Unreadable("it is not an AWS region, like eu-west-2");
  return text;
}

/** `region_id`, as Cognito writes it. */
export function readUserPool(text: string): string {
  if (!/^[a-z][a-z0-9-]{0,24}_[0-9A-Za-z]{1,28}$/.test(text))
    throw new Unreadable("it is not the id of a user pool, like eu-west-2_AbCdEfGhI");
  return text;
}

/** Where secrets are sent to: over TLS, unless they stay on this machine. */
export function readEndpoint(text: string): string {
  const { protocol, hostname } = readUrl(text, ["https:", "http:"]);
  if (protocol === "http:" && !isLoopback(hostname.replace(/^\[|\]$/g, "")))
    throw new Unreadable("it must start with https:// (only this machine may do without)");
  return text;
}

export function readHost(text: string): string {
  if (text !== "localhost" && !isAddress(text)) throw new Unreadable("it must be an IP address or localhost");
  return text;
}

function readList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
