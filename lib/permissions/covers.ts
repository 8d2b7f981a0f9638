import type { Permission } from "./table";

/**
 * Whether someone who holds `mine` may grant, or touch a member who holds, `theirs`: sets are compared, not ranks
 * (product.md 2, AZ-08). Nobody grants a permission that they lack.
 */
export function covers(mine: ReadonlySet<Permission>, theirs: ReadonlySet<Permission>): boolean {
  for (const permission of theirs) if (!mine.has(permission)) return false;
  return true;
}
