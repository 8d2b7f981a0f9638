import type { OrganisationRow } from "@/lib/usecase/rows";

/** What of an organisation its settings can change, all of it saved at once. */
export function settingsOf({ name, slug, timeZone, defaultRole, approvedDomains }: OrganisationRow) {
  return { name, slug, timeZone, defaultRole, approvedDomains: [...approvedDomains] };
}

/** What of its two-factor policy. */
export function twoFactorPolicyOf({ twoFactorFrom, textMessagesCount }: OrganisationRow) {
  return { startsOn: twoFactorFrom?.toISOString() ?? null, textMessagesCount };
}
