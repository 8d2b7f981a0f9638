import { can } from "./can";
import type { Permission, RoleKey } from "./table";

/**
 * Where a role stands wherever roles are offered: the one order for forms, dialogs, filters and settings. The organisation's
 * own roles stand in the group that their permissions say; owner stands last, apart and under no heading.
 */
export const roleGroups = [
  { key: "team", label: "Runs the team" },
  { key: "projects", label: "Works in projects" },
  { key: "owner", label: null },
] as const;

interface Held {
  readonly key: RoleKey | null;
  readonly permissions: ReadonlySet<Permission>;
}

export type RoleGroup = (typeof roleGroups)[number]["key"];

export function groupOfRole({ key, permissions }: Held): RoleGroup {
  if (key === "owner") return "owner";
  return can(permissions, "team:manage") ? "team" : "projects";
}

interface Grouped<Choice> {
  readonly key: RoleGroup;
  readonly label: string | null;
  readonly roles: readonly Choice[];
}

/** The groups that have somebody in them, each with its roles in the order given. */
export function inGroups<Choice extends { readonly group: RoleGroup }>(roles: readonly Choice[]): Grouped<Choice>[] {
  return roleGroups
    .map(({ key, label }) => ({ key, label, roles: roles.filter(({ group }) => group === key) }))
    .filter((group) => group.roles.length > 0);
}

/** What an invitation may begin with by itself: nobody should run the team because a form was sent without a look at it. */
export function mayBeDefault(role: Held): boolean {
  return groupOfRole(role) === "projects";
}
