import { type Permission, permissions } from "./table";

/** The name of a permission's box. Forms refuse a field that is given twice, so each has a field of its own. */
export const boxOf = (permission: Permission) => `permission:${permission}`;

/**
 * What is ticked of these boxes, in the order of the table, and the fields that remain: a box that is not among them, or
 * holds something else, stays a field that nobody expects.
 */
export function takeBoxes(fields: Readonly<Record<string, unknown>>, offered: readonly Permission[]) {
  const ticked = permissions.flatMap(({ key }) => (offered.includes(key) && fields[boxOf(key)] === "on" ? [key] : []));
  const taken = new Set(ticked.map(boxOf));
  return { ticked, rest: Object.fromEntries(Object.entries(fields).filter(([name]) => !taken.has(name))) };
}
