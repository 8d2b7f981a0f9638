import type { Permission } from "./table";

/** Whether a permission set holds a permission. The one place where the question is asked, so that it can be found. */
export function can(held: ReadonlySet<Permission>, permission: Permission): boolean {
  return held.has(permission);
}
