import { listed } from "@/components/ui/listed";
import { plural } from "@/components/ui/plural";
import { namedAtMost } from "@/lib/dashboard/labels";
import type { EndingInvitation, StaleAccount } from "@/lib/dashboard/read-needs";

/** "3", or "More than 3" for the one that only says that there are more. */
export function upTo(count: number): string {
  return count > namedAtMost ? `More than ${namedAtMost}` : String(count);
}

/** "Vera and Piotr", "Vera, Piotr, Mia and 4 more"; `count` is null when nobody counts them any more. */
export function namedOf(names: readonly string[], count: number | null): string {
  const shown = names.slice(0, namedAtMost);
  const more = count === null ? "many" : (count - shown.length).toLocaleString("en-GB");
  return more === "0" ? listed(shown) : `${shown.join(", ")} and ${more} more`;
}

export function withoutTwoFactorTitle(count: number | null): string {
  if (count === null) return "More than 1,000 people have no two-factor authentication";
  if (count === 1) return "1 person has no two-factor authentication";
  return `${count.toLocaleString("en-GB")} people have no two-factor authentication`;
}

/** "Tom Ashby, an administrator, has not signed in for 68 days" */
export function staleTitle({ name, role: { key, label }, hasSignedIn, days }: StaleAccount): string {
  const who = key === null ? `${name}, whose role is ${label},` : `${name}, an ${label.toLowerCase()},`;
  const away = plural(days, "day");
  return hasSignedIn ? `${who} has not signed in for ${away}` : `${who} joined ${away} ago and has never signed in`;
}

export function ends({ days }: Pick<EndingInvitation, "days">): string {
  if (days <= 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
