import { groupOfRole, type RoleGroup } from "./role-groups";
import { isRoleKey, type Permission, permissions, permissionsOf, type RoleKey, roleKeys, roles } from "./table";

/** A role as an organisation has it: one of the eight that come with Rollcall, or one of its own (product.md 4.13). */
export interface Role {
  readonly id: string;
  /** Null: one of the organisation's own. */
  readonly key: RoleKey | null;
  readonly label: string;
  /** What it is for; may be empty for one of the organisation's own. */
  readonly sentence: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** The table's row. Of a built-in role only id and key count: the words and permissions are in the code. */
export interface RoleRow {
  readonly id: string;
  readonly key: string | null;
  readonly label: string;
  readonly sentence: string | null;
  readonly permissions: readonly string[] | null;
}

/** What a role of one's own may hold: everything that is not the owners' alone. */
export const customPermissions: readonly Permission[] = permissions.flatMap(({ key, roles: holders }) =>
  holders.size > 1 ? [key] : [],
);

/** Built-in roles are rows whose ids follow from their keys; a migration makes them. */
export function builtInRoleId(key: RoleKey): string {
  return `rol_${key}`;
}

const builtIn = new Map<RoleKey, Role>(
  roleKeys.map((key) => [key, { id: builtInRoleId(key), key, ...roles[key], permissions: permissionsOf(key) }]),
);

export const builtInRoles: readonly Role[] = Array.from(builtIn.values());

export function builtInRole(key: RoleKey): Role {
  const role = builtIn.get(key);
  if (!role) throw new Error(`no built-in role ${key}`);
  return role;
}

/** A permission that this version does not know, or that is the owners' alone, is not held, whatever the row says. */
export function roleOf({ id, key, label, sentence, permissions: held }: RoleRow): Role {
  if (key !== null && isRoleKey(key)) return builtInRole(key);
  const known = customPermissions.filter((permission) => held?.includes(permission));
  return { id, key: null, label, sentence: sentence ?? "", permissions: new Set(known) };
}

/** How forms, URLs and the API call it: a built-in role by its key, one of the organisation's own by its id. */
export function nameOfRole({ id, key }: Pick<RoleRow, "id" | "key">): string {
  return key ?? id;
}

/** The id that such a name stands for; whether there is such a role is another question. */
export function roleIdOf(name: string): string {
  return isRoleKey(name) ? builtInRoleId(name) : name;
}

const ownRoleId = /^rol_[0-9a-z]{26}$/;

export function isRoleName(text: string): boolean {
  return isRoleKey(text) || ownRoleId.test(text);
}

/** A role to choose from, as a page gets it. */
export interface RoleChoice {
  readonly name: string;
  readonly label: string;
  readonly sentence: string;
  /** What it holds; null for a built-in role, because the browser has that table. */
  readonly own: readonly Permission[] | null;
  readonly group: RoleGroup;
}

/** As a list of names takes it, where nobody asks what a role holds. */
export function nameChoiceOf(role: Role): Pick<RoleChoice, "name" | "label" | "group"> {
  return { name: nameOfRole(role), label: role.label, group: groupOfRole(role) };
}

export function choiceOf(role: Role): RoleChoice {
  const { key, label, sentence, permissions: held } = role;
  return {
    name: nameOfRole(role),
    label,
    sentence,
    own: key === null ? Array.from(held) : null,
    group: groupOfRole(role),
  };
}

export function heldBy({ name, own }: RoleChoice): ReadonlySet<Permission> {
  return isRoleKey(name) ? permissionsOf(name) : new Set(own);
}
