import { can } from "./can";
import { effectivePermissions } from "./project-grants";
import { type ProjectPermission, projectPermission, type StoredPermission } from "./project-table";
import type { Role } from "./role";
import { type Permission, permissions } from "./table";

/** A stored permission in a project, and who gave it when. */
export interface StoredGrant {
  readonly permission: StoredPermission;
  /** Null for somebody who is no longer a member. */
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** Through what somebody holds a permission. */
export type Through =
  /** `alone`: it is the owners', and no other role can hold it. */
  | { readonly kind: "role"; readonly alone: boolean }
  | { readonly kind: "grant"; readonly grants: readonly StoredGrant[] };

/** Whether a permission is held, and through what; or why it is not. */
export interface Explanation {
  readonly isHeld: boolean;
  /** Every way in which it is held: taking one away leaves the others. */
  readonly through: readonly Through[];
  /** Of a project permission that is stored in part: what is there, and what lacks before it is held. */
  readonly partly: { readonly stored: readonly StoredGrant[]; readonly lacking: readonly StoredPermission[] } | null;
}

/** Why somebody with this role holds a permission of the organisation, or does not: by the table that every command asks. */
export function explainInOrganisation(role: Role, permission: Permission): Explanation {
  if (!can(role.permissions, permission)) return { isHeld: false, through: [], partly: null };
  const alone = permissions.find(({ key }) => key === permission)?.roles.size === 1;
  return { isHeld: true, through: [{ kind: "role", alone }], partly: null };
}

/** The same of a permission in a project: by the function that every command there asks. */
export function explainInProject(
  role: Pick<Role, "key">,
  grants: readonly StoredGrant[],
  permission: ProjectPermission,
): Explanation {
  const ways = effectivePermissions({ stored: grants.map((grant) => grant.permission), role }).get(permission) ?? [];
  const { stored } = projectPermission(permission);
  const about = grants.filter((grant) => stored.includes(grant.permission));
  const lacking = stored.filter((each) => !about.some((grant) => grant.permission === each));
  return {
    isHeld: ways.length > 0,
    through: ways.map((way) => (way === "grant" ? { kind: "grant", grants: about } : { kind: "role", alone: false })),
    partly: about.length > 0 && lacking.length > 0 ? { stored: about, lacking } : null,
  };
}
