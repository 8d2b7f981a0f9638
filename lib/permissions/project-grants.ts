import { can } from "./can";
import {
  type ProjectPermission,
  projectPermission,
  projectPermissionKeys,
  projectPermissions,
  type StoredPermission,
  storedPermissions,
} from "./project-table";
import type { Role } from "./role";
import type { Permission } from "./table";

/** Through what a project permission is held: a stored grant in the project, or the role in the organisation. */
export type HeldThrough = "grant" | "role";

/** The permissions that what is stored amounts to. A partial set, such as texts without letters, does not hold one. */
export function permissionsOfStored(stored: Iterable<StoredPermission>): ReadonlySet<ProjectPermission> {
  const has = new Set(stored);
  return new Set(projectPermissions.flatMap((row) => (row.stored.every((each) => has.has(each)) ? [row.key] : [])));
}

/** How permissions are stored, in the order of the table. */
export function storedFor(permissions: Iterable<ProjectPermission>): readonly StoredPermission[] {
  return inOrder(Array.from(permissions).flatMap((key) => projectPermission(key).stored));
}

/**
 * What is stored after a form of five boxes was saved. A box that is not ticked takes away only what was wholly held: the
 * form showed a partial set as not held, so that saving it says nothing about that set.
 */
export function applyTicks(
  before: Iterable<StoredPermission>,
  ticked: Iterable<ProjectPermission>,
): readonly StoredPermission[] {
  const was = new Set(before);
  const held = permissionsOfStored(was);
  const wanted = new Set(ticked);
  const taken = new Set<StoredPermission>(storedFor(projectPermissionKeys.filter((key) => held.has(key))));
  return inOrder([...Array.from(was).filter((each) => !taken.has(each)), ...storedFor(wanted)]);
}

const impliedByOwnersAndAdministrators: ReadonlySet<ProjectPermission> = new Set([
  "manage_service",
  "view_activity",
  "manage_templates",
]);
const nothing: ReadonlySet<ProjectPermission> = new Set();

/** Owners and administrators: no other role reaches into projects by itself (product.md 6.2, 6.7). */
export function reachesEveryProject({ key }: Pick<Role, "key">): boolean {
  return key === "owner" || key === "administrator";
}

/** What a role in the organisation holds in every project of it (product.md 6.2). Roles of an organisation's own hold none. */
export function impliedBy(role: Pick<Role, "key">): ReadonlySet<ProjectPermission> {
  return reachesEveryProject(role) ? impliedByOwnersAndAdministrators : nothing;
}

/**
 * What somebody may do in a project, and through what: the one answer that page, command and access check give. A
 * permission that is held both ways names both.
 */
export function effectivePermissions({
  stored,
  role,
}: {
  stored: Iterable<StoredPermission>;
  role: Pick<Role, "key">;
}): ReadonlyMap<ProjectPermission, readonly HeldThrough[]> {
  const granted = permissionsOfStored(stored);
  const implied = impliedBy(role);
  return new Map(
    projectPermissionKeys.flatMap((key) => {
      const through: HeldThrough[] = [];
      if (granted.has(key)) through.push("grant");
      if (implied.has(key)) through.push("role");
      return through.length > 0 ? [[key, through] as const] : [];
    }),
  );
}

/** Who holds one of these in the organisation opens every project of it (product.md 6.1). */
export const opensProjects: readonly Permission[] = ["project:view", "content:view"];

/** Whether a project is listed for somebody and opens: by role, or because anything at all is stored for them in it. */
export function canOpenProject({
  permissions,
  isProjectMember,
}: {
  permissions: ReadonlySet<Permission>;
  isProjectMember: boolean;
}): boolean {
  return isProjectMember || opensProjects.some((each) => can(permissions, each));
}

function inOrder(stored: Iterable<StoredPermission>): readonly StoredPermission[] {
  const has = new Set(stored);
  return storedPermissions.filter((each) => has.has(each));
}
