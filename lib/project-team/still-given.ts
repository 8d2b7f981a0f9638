import { can } from "@/lib/permissions/can";
import { effectivePermissions, permissionsOfStored } from "@/lib/permissions/project-grants";
import { isStoredPermission, type ProjectPermission } from "@/lib/permissions/project-table";
import { type RoleRow, roleOf } from "@/lib/permissions/role";

/** A promise in a project, and what whoever made it is and holds there now. */
export interface ProjectPromise {
  /** Null: they are no longer in the organisation. */
  readonly role: RoleRow | null;
  readonly stored: readonly string[];
  readonly permissions: readonly string[];
}

/** What an inviter may still give in the project (IN-07); null: nothing at all, because they may not invite there any more. */
export function stillGiven(promise: ProjectPromise, mayBringIn: boolean): readonly ProjectPermission[] | null {
  if (!promise.role) return null;
  const role = roleOf(promise.role);
  const held = effectivePermissions({ stored: promise.stored.filter(isStoredPermission), role });
  if (!held.has("manage_service")) return null;
  if (!mayBringIn && !can(role.permissions, "team:manage")) return null;
  const promised = permissionsOfStored(promise.permissions.filter(isStoredPermission));
  return Array.from(promised).filter((key) => held.has(key));
}
