import type { StoredGrant } from "@/lib/permissions/explain";
import { projectPermissions } from "@/lib/permissions/project-table";

export interface Gift {
  readonly by: string | null;
  /** ISO 8601, of the first of them. */
  readonly at: string;
  /** What was given; null where it is everything that is held. */
  readonly labels: string | null;
}

/** Who gave what on which day, in the order of time: what one person gave on one day is one line. */
export function givenBy(grants: readonly StoredGrant[]): readonly Gift[] {
  const days = new Map<string, StoredGrant[]>();
  for (const grant of grants.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const day = `${grant.at.slice(0, 10)} ${grant.by ?? ""}`;
    days.set(day, [...(days.get(day) ?? []), grant]);
  }
  return Array.from(days.values(), (given) => ({
    by: given[0]?.by ?? null,
    at: given[0]?.at ?? "",
    labels: days.size === 1 ? null : labelsOf(given),
  }));
}

/** By the labels on screen, each of which may be stored as several. */
export function labelsOf(grants: readonly StoredGrant[]): string {
  const given = new Set(grants.map(({ permission }) => permission));
  return projectPermissions
    .filter(({ stored }) => stored.some((each) => given.has(each)))
    .map(({ short }) => short)
    .join(", ");
}
