import { z } from "zod";
import { type Permission, permissions } from "./table";

/** The name of a permission's box. Forms refuse a field that is given twice, so each has a field of its own. */
export const boxOf = (permission: Permission) => `permission:${permission}`;

/** A form's fields for these boxes, to spread into a strict object: a permission that is not among them is refused. */
export function boxesFor(keys: readonly Permission[]) {
  return Object.fromEntries(keys.map((key) => [boxOf(key), z.literal("on", "Check this answer").optional()]));
}

/** What is ticked, in the order of the table. */
export function tickedIn(given: object): Permission[] {
  const fields = given as Readonly<Record<string, unknown>>;
  return permissions.flatMap(({ key }) => (fields[boxOf(key)] === "on" ? [key] : []));
}
