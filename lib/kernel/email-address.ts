import { z } from "zod";

export interface EmailAddress {
  /** As the person typed it, without surrounding space: for display only. */
  readonly typed: string;
  /** What is stored, compared, made unique and mailed to (IN-05, IN-06). ASCII and lower case. */
  readonly canonical: string;
}

const longestAddress = 254;
const longestLocalPart = 64;
const longestDomain = 253;

/**
 * The local part is RFC 5321's dot-string without `!`, `%` and `|`, by which mail servers were once told a route or a
 * program; the domain also takes xn-- endings, which zod's pattern refuses.
 */
const canonicalForm = z.email({
  pattern:
    /^[a-z0-9#$&'*+/=?^_`{}~-]+(?:\.[a-z0-9#$&'*+/=?^_`{}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
});

/**
 * The one reading of an email address, asked at sign-up, invitation, reset, change and acceptance (IN-05).
 * Null when it is none that Rollcall mails to. Dots and +tags are kept: only the provider knows whether they matter.
 */
export function parseEmailAddress(text: string): EmailAddress | null {
  const typed = text.trim();
  const at = typed.lastIndexOf("@");
  if (at < 1 || at > longestLocalPart || typed.length > longestAddress) return null;
  const local = typed.slice(0, at);
  // ASCII is asked *before* lower-casing: U+212A (Kelvin sign) would otherwise become an ordinary k (IN-06).
  if (!/^[\x21-\x7e]+$/.test(local)) return null;
  const domain = toAsciiDomain(typed.slice(at + 1));
  if (domain === null) return null;
  const canonical = `${local.toLowerCase()}@${domain}`;
  // What is validated is what will be stored and mailed, never the text it came from (IN-06).
  if (canonical.length > longestAddress || !canonicalForm.safeParse(canonical).success) return null;
  return { typed, canonical };
}

/** "o…@northwind.example": enough for its owner to know which mailbox, and no more (AU-05). */
export function maskEmailAddress(typed: string): string {
  const at = typed.lastIndexOf("@");
  return `${typed.slice(0, 1)}…${typed.slice(at)}`;
}

/** The canonical domain of an address. */
export function domainOf(address: EmailAddress | null): string | null {
  return address ? address.canonical.slice(address.canonical.lastIndexOf("@") + 1) : null;
}

/**
 * A domain in A-labels and lower case. `URL` does the conversion in browsers and in Node alike, but it also folds numbers
 * to IPv4 addresses and full-width letters to ASCII, so only letters, digits, hyphens and dots that stand for themselves
 * get that far.
 */
function toAsciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !domain.includes(".")) return null;
  if (Array.from(domain).some((character) => character.normalize("NFKC") !== character)) return null;
  const ending = domain.slice(domain.lastIndexOf(".") + 1);
  if (!/^\p{L}[\p{L}\p{M}\p{N}-]+$/u.test(ending)) return null;
  const ascii = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : "";
  return ascii !== "" && ascii.length <= longestDomain ? ascii : null;
}

/** A form's email field: a string goes in, both forms come out. */
export const emailField = z.string().transform((text, context): EmailAddress => {
  const address = parseEmailAddress(text);
  if (address) return address;
  const message = /^[^@\s]*[!%|][^@\s]*@[^@\s]+$/.test(text.trim())
    ? "Addresses with !, % or | before the @ cannot be used, because some mail servers take them for a route"
    : "Enter an email address, like name@example.com";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
