import { capitalised } from "@/lib/kernel/capitalised";
import { labelInLog, roleInLog } from "@/lib/permissions/role-in-log";
import { permissions } from "@/lib/permissions/table";

type Details = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Details =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "Default role" of "defaultRole". */
export function words(key: string): string {
  return capitalised(key.replaceAll(/([A-Z])/g, " $1").toLowerCase());
}

/** A value of an entry's details as it is read: roles and permissions by their labels, lists by their parts. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 0 ? value.map(shown).join(", ") : "none";
  const role = roleInLog.safeParse(value).data;
  if (role) return labelInLog(role);
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return permissions.find(({ key }) => key === text)?.label ?? text;
}

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What was there before and what after, line by line; of whole forms only the lines that differ. */
export function changesOf({ before, after, ...rest }: Details): Change[] {
  if (before === undefined && after === undefined) return [];
  // Where an entry says only what is there now, nothing is known of what was there before.
  if (before === undefined || after === undefined) return [];
  const areRoles = [before, after].every((each) => roleInLog.safeParse(each).success);
  if (areRoles || !isRecord(before) || !isRecord(after)) {
    return [{ name: "userId" in rest ? "Role" : "Value", before: shown(before), after: shown(after) }];
  }
  return Object.keys({ ...before, ...after })
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({ name: words(key), before: shown(before[key]), after: shown(after[key]) }));
}

/** Everything else that an entry says. */
export function detailsOf(details: Details): { term: string; detail: string }[] {
  const isChange = details.before !== undefined && details.after !== undefined;
  return Object.entries(details)
    .filter(([key]) => !isChange || (key !== "before" && key !== "after"))
    .map(([key, value]) => ({ term: words(key), detail: shown(value) }));
}
