import type { StoredGrant } from "@/lib/permissions/explain";
import { permissionsOfStored } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermissions } from "@/lib/permissions/project-table";

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
  const stored = grants.map(({ permission }) => permission);
  const held = permissionsOfStored(stored);
  const isAllHeld = projectPermissions.every(
    (row) => held.has(row.key) || !row.stored.some((each) => stored.includes(each)),
  );
  return Array.from(days.values(), (given) => ({
    by: given[0]?.by ?? null,
    at: given[0]?.at ?? "",
    labels: days.size === 1 && isAllHeld ? null : labelsOf(given, held),
  }));
}

/** By the labels on screen, each of which may be stored as several: a part of one does not hold it, and does not read so. */
function labelsOf(grants: readonly StoredGrant[], held: ReadonlySet<ProjectPermission>): string {
  const given = new Set(grants.map(({ permission }) => permission));
  return projectPermissions
    .filter(({ stored }) => stored.some((each) => given.has(each)))
    .map(({ key, short, stored }) => {
      if (stored.every((each) => given.has(each))) return short;
      return held.has(key) ? `${short} (a part)` : `${short} (only a part, which is not enough)`;
    })
    .join(", ");
}
