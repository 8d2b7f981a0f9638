import type { OrganisationRow } from "@/lib/usecase/rows";

/** What of an organisation its settings can change, all of it saved at once. */
export function settingsOf(organisation: OrganisationRow) {
  const { name, slug, timeZone, defaultRole, projectManagersMayInvite, membersMayAskToJoin } = organisation;
  const approvedDomains = [...organisation.approvedDomains];
  return { name, slug, timeZone, defaultRole, approvedDomains, projectManagersMayInvite, membersMayAskToJoin };
}

/** What of its two-factor policy. */
export function twoFactorPolicyOf({ twoFactorFrom, textMessagesCount }: OrganisationRow) {
  return { startsOn: twoFactorFrom?.toISOString() ?? null, textMessagesCount };
}
