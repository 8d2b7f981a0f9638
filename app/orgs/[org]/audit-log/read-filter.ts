import type { AuditFilter } from "@/components/audit/audit-filter-form";

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const names = ["person", "action", "from", "to"] as const;

/** What the log's URL asks for; anything given twice or not at all is left out. */
export function readFilter(asked: Asked): AuditFilter {
  return Object.fromEntries(names.flatMap((name) => one(asked, name).map((value) => [name, value])));
}

/** The value of one parameter, as a list of none or one. */
export function one(asked: Asked, name: string): string[] {
  const value = asked[name];
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** The page with a filter, as an address. */
export function pathWith(slug: string, filter: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(filter);
  return `/orgs/${slug}/audit-log${asked.size > 0 ? `?${asked}` : ""}`;
}
