import { isProjectPermission, type ProjectPermission, projectPermission } from "@/lib/permissions/project-table";
import { type Permission, permissions } from "@/lib/permissions/table";

type Need = Permission | ProjectPermission;

/** What is asked of whoever opens a page, by its address below the organisation's; the first that fits. */
const needs: readonly (readonly [page: RegExp, Need])[] = [
  [/^\/team(\/invitations|\/roles\/holders)?$/, "team:view"],
  [/^\/team\/(invite|several|tokens)\b/, "team:manage"],
  [/^\/team\/two-factor$/, "two_factor:enforce"],
  [/^\/team\/roles\/[^/]+$/, "role:manage"],
  [/^\/report$/, "team_report:receive"],
  [/^\/audit-log\b/, "audit_log:view"],
  [/^\/settings$/, "organisation:edit"],
  [/^\/settings\/directory$/, "team:manage"],
  [/^\/settings\/delete$/, "organisation:delete"],
  [/^\/projects\/new$/, "project:create"],
  [/^\/projects\/[^/]+\/cases\/new$/, "service_case:create"],
  [/^\/projects\/[^/]+\/cases\/[^/]+\/assign$/, "service_case:resolve"],
  [/^\/projects\/[^/]+\/cases\/[^/]+\/delete$/, "service_case:delete"],
  [/^\/projects\/[^/]+\/cases\b/, "service_case:view"],
  [/^\/projects\/[^/]+\/api\b/, "manage_api_keys"],
  [/^\/projects\/[^/]+\/templates\/folders\/[^/]+\/people$/, "manage_service"],
  [/^\/projects\/[^/]+\/templates\/(new|[^/]+\/(copy|edit))$/, "manage_templates"],
  [/^\/projects\/[^/]+\/(settings|usage|join-request|users\/(?!leave$)[^/]+)\b/, "manage_service"],
];

/** The permission without which a page is refused; null for those that every member may open, and for what is no page. */
export function needOf(address: string): Need | null {
  const below = address.replace(/^\/orgs\/[^/]+/, "").replace(/[?#].*$/, "");
  return needs.find(([page]) => page.test(below))?.[1] ?? null;
}

/** As the Role permissions page and the members' forms call it. */
export function labelOf(need: Need): string {
  if (isProjectPermission(need)) return projectPermission(need).label;
  return permissions.find(({ key }) => key === need)?.label ?? need;
}
