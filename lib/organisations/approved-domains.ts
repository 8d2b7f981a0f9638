import { domainOf, parseEmailAddress } from "@/lib/kernel/email-address";

const domainsAtMost = 50;

/** Domains as they were written -> canonical, once each; or the first that is none. */
export function readDomains(given: readonly string[]): { domains: string[] } | { wrong: string } | { tooMany: number } {
  const domains: string[] = [];
  for (const part of given) {
    const domain = domainOf(parseEmailAddress(`x@${part.replace(/^@/, "")}`));
    if (!domain) return { wrong: part };
    if (domains.includes(domain)) continue;
    // At once: thousands were read and compared before they were refused.
    if (domains.push(domain) > domainsAtMost) return { tooMany: domainsAtMost };
  }
  return { domains };
}

/** Whether an address is inside: at one of the domains or below it. With none listed, every address is (product.md 2). */
export function isApproved(canonical: string, domains: readonly string[]): boolean {
  if (domains.length === 0) return true;
  const domain = canonical.slice(canonical.lastIndexOf("@") + 1);
  return domains.some((approved) => domain === approved || domain.endsWith(`.${approved}`));
}
