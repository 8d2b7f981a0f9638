import type { NavItem } from "@/components/frame/current-item";
import { can } from "@/lib/permissions/can";
import type { Permission } from "@/lib/permissions/table";

interface Reader {
  readonly org: string;
  readonly isTeam: boolean;
  /** None before the person is known to belong here. */
  readonly permissions: ReadonlySet<Permission>;
}

/** Plan and seats are on the settings page too. */
const settingsOpenTo = ["organisation:edit", "subscription:manage"] as const;

/** The organisation's navigation: only what the person may open. */
export function navOf({ org, isTeam, permissions }: Reader, waiting: number): NavItem[] {
  const at = `/orgs/${org}`;
  const dashboard = { href: at, label: "Dashboard" };
  if (!isTeam) return [dashboard];
  return [
    dashboard,
    ...(can(permissions, "team:view") ? [{ href: `${at}/team`, label: "Team", also: [`${at}/report`] }] : []),
    { href: `${at}/projects`, label: "Projects" },
    { href: `${at}/requests`, label: "Requests", count: waiting },
    ...(can(permissions, "audit_log:view") ? [{ href: `${at}/audit-log`, label: "Audit log" }] : []),
    ...(settingsOpenTo.some((permission) => can(permissions, permission))
      ? [{ href: `${at}/settings`, label: "Settings" }]
      : []),
  ];
}

/** Pages below those of the navigation that one may want to go to straight away. */
export function furtherPages({ org, isTeam, permissions }: Reader): NavItem[] {
  if (!isTeam) return [];
  const at = `/orgs/${org}`;
  const pages: readonly [needs: Permission | null, NavItem][] = [
    ["team:manage", { href: `${at}/team/invite`, label: "Invite member" }],
    ["team:manage", { href: `${at}/team/invite/several`, label: "Invite several" }],
    ["team:view", { href: `${at}/team/invitations`, label: "Invitations" }],
    ["team_report:receive", { href: `${at}/report`, label: "Access review" }],
    [null, { href: `${at}/team/roles`, label: "Role permissions" }],
    ["project:create", { href: `${at}/projects/new`, label: "Create project" }],
    ["audit_log:view", { href: `${at}/audit-log/access`, label: "Who had access" }],
  ];
  return pages.filter(([needs]) => needs === null || can(permissions, needs)).map(([, page]) => page);
}
