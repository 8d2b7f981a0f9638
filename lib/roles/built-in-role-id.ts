import type { RoleKey } from "@/lib/permissions/table";

/** Built-in roles are rows whose ids follow from their keys; a migration makes them. */
export function builtInRoleId(key: RoleKey): string {
  return `rol_${key}`;
}
