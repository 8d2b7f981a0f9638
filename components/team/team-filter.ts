import type { ColumnSort } from "@/components/ui/data-table";
import type { FilterChip } from "@/components/ui/filter-chips";
import type { MemberSort, SortedColumn } from "@/lib/members/input";
import { twoFactorLabels } from "@/lib/members/labels";

/** What the address of the Team page says of the list, besides the place in it. Only what it can mean. */
export type TeamFilter = Readonly<Record<string, string>> & {
  search?: string;
  role?: string;
  "two-factor"?: keyof typeof twoFactorLabels;
  sort?: MemberSort;
};

export function chipsOf(
  filter: TeamFilter,
  roles: readonly { readonly name: string; readonly label: string }[],
): FilterChip[] {
  const role = filter.role && (roles.find(({ name }) => name === filter.role)?.label ?? "one that is gone");
  const state = filter["two-factor"] && twoFactorLabels[filter["two-factor"]];
  return [
    ...(filter.search ? [{ name: "search", label: `“${filter.search}”` }] : []),
    ...(role ? [{ name: "role", label: `Role: ${role}` }] : []),
    ...(state ? [{ name: "two-factor", label: `Two-factor: ${state}` }] : []),
  ];
}

/**
 * The head of a column: sorts by it, and the other way round where the list is sorted by it.
 *
 * @param sort how the list is sorted now
 */
export function sortOf(path: string, filter: TeamFilter, sort: MemberSort, column: SortedColumn): ColumnSort {
  const wanted = sort === column ? `-${column}` : column;
  const { sort: _, ...others } = filter;
  // By day of joining is how the list stands by itself.
  const query = new URLSearchParams({ ...others, ...(wanted === "joined" ? {} : { sort: wanted }) });
  return {
    href: query.size > 0 ? `${path}?${query}` : path,
    direction: sort === column ? "ascending" : sort === `-${column}` ? "descending" : null,
  };
}
