import { longMonths } from "@/components/ui/calendar-text";
import { capitalised } from "@/lib/kernel/capitalised";
import { isProjectPermission, projectPermission } from "@/lib/permissions/project-table";
import { heldBy, type RoleChoice } from "@/lib/permissions/role";
import { labelInLog, type RoleInLog, roleInLog } from "@/lib/permissions/role-in-log";
import { isPermission, type Permission, permissions, permissionsOf } from "@/lib/permissions/table";

type Details = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Details =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "Default role" of "defaultRole". */
export function words(key: string): string {
  return capitalised(key.replaceAll(/([A-Z])/g, " $1").toLowerCase());
}

const day = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)[\d:.]*Z)?$/;

/** A value of an entry's details as it is read: roles and permissions by their labels, days in words, lists by their parts. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 0 ? value.map(shown).join(", ") : "none";
  const role = roleInLog.safeParse(value).data;
  if (role) return labelInLog(role);
  if (isRecord(value)) return typeof value.name === "string" ? value.name : JSON.stringify(value);
  const text = String(value);
  const [, year, month, date, time] = day.exec(text) ?? [];
  if (year) return `${Number(date)} ${longMonths[Number(month) - 1]} ${year}${time ? `, ${time} (UTC)` : ""}`;
  if (isProjectPermission(text)) return projectPermission(text).label;
  return permissions.find(({ key }) => key === text)?.label ?? text;
}

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What was there before and what after, line by line; of whole forms only the lines that differ. */
export function changesOf({ before, after, ...rest }: Details): Change[] {
  // Where an entry says only what is there now, nothing is known of what was there before.
  if (before === undefined || after === undefined) return [];
  const areRoles = [before, after].every((each) => roleInLog.safeParse(each).success);
  if (areRoles || !isRecord(before) || !isRecord(after)) {
    const name = areRoles && "userId" in rest ? "Role" : Array.isArray(before) ? "Permissions" : "Value";
    return [{ name, before: shown(before), after: shown(after) }];
  }
  return Object.keys({ ...before, ...after })
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .filter((key) => !(areOfRoles(before[key]) && areOfRoles(after[key])))
    .map((key) => ({ name: words(key), before: shown(before[key]), after: shown(after[key]) }));
}

export interface PermissionChange {
  readonly gained: readonly Permission[];
  readonly lost: readonly Permission[];
  /** The entry names a role that the organisation can change: what it held then is not known, only what it holds today. */
  readonly isAsOfToday: boolean;
}

/**
 * Which permissions a change of role, or of what a role holds, gave and took; null for anything else, and where one of the
 * roles is not there any more.
 *
 * @param ownRoles the organisation's own, as they are today
 */
export function permissionChangeOf(
  { before, after }: Details,
  ownRoles: readonly RoleChoice[],
): PermissionChange | null {
  if (isRecord(before) && isRecord(after) && areOfRoles(before.permissions) && areOfRoles(after.permissions)) {
    return difference(new Set(before.permissions), new Set(after.permissions), false);
  }
  const [from, to] = [roleInLog.safeParse(before).data, roleInLog.safeParse(after).data];
  if (!from || !to) return null;
  const [had, has] = [heldToday(from, ownRoles), heldToday(to, ownRoles)];
  return had && has ? difference(had, has, typeof from === "object" || typeof to === "object") : null;
}

function areOfRoles(value: unknown): value is Permission[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => isPermission(String(each)));
}

function heldToday(role: RoleInLog, ownRoles: readonly RoleChoice[]): ReadonlySet<Permission> | null {
  if (typeof role === "string") return permissionsOf(role);
  const own = ownRoles.find(({ name }) => name === role.id);
  return own ? heldBy(own) : null;
}

function difference(had: ReadonlySet<Permission>, has: ReadonlySet<Permission>, isAsOfToday: boolean) {
  const all = permissions.map(({ key }) => key);
  return {
    gained: all.filter((key) => has.has(key) && !had.has(key)),
    lost: all.filter((key) => had.has(key) && !has.has(key)),
    isAsOfToday,
  };
}

/** What only whoever looks into the machinery asks for. */
const isTechnical = (key: string, value: unknown) =>
  key === "change" || key.endsWith("Id") || /^[a-z]{3}_[0-9a-z]+$/.test(String(value));

/** Everything else that an entry says: what a reader wants to know, and what only the machinery means. */
export function detailsOf(details: Details): Record<"plain" | "technical", { term: string; detail: string }[]> {
  const isChange = details.before !== undefined && details.after !== undefined;
  const others = Object.entries(details).filter(([key]) => !isChange || (key !== "before" && key !== "after"));
  const facts = (wanted: boolean) =>
    others
      .filter(([key, value]) => isTechnical(key, value) === wanted)
      .map(([key, value]) => ({ term: words(key), detail: shown(value) }));
  return { plain: facts(false), technical: facts(true) };
}
