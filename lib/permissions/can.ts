import type { Permission } from "./table";

/** Whether a permission set holds a permission. The one place where the question is asked, so that it can be found. */
export function can(held: ReadonlySet<Permission>, permission: Permission): boolean {
  return held.has(permission);
}

/**
 * Whether someone who holds `mine` may grant, or touch a member who holds, `theirs`: sets are compared, not ranks
 * (product.md 2, AZ-08). Nobody grants a permission that they lack.
 */
export function covers(mine: ReadonlySet<Permission>, theirs: ReadonlySet<Permission>): boolean {
  for (const permission of theirs) if (!mine.has(permission)) return false;
  return true;
}

interface Held {
  readonly permissions: ReadonlySet<Permission>;
}

/** Whether a role holds less than another one: nothing beyond it, and not all of it. */
export function isLower(role: Held, than: Held): boolean {
  return covers(than.permissions, role.permissions) && !covers(role.permissions, than.permissions);
}
