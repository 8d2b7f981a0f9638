import type { RoleChoice } from "@/lib/permissions/role";

/** Roles as radio buttons take them. */
export function roleOptions(roles: readonly RoleChoice[]) {
  return roles.map(({ name, label, sentence }) => ({ value: name, label, description: sentence }));
}

/** What a choice of roles opens on: what the organisation has chosen, if this person may give it. */
export function firstRole(roles: readonly RoleChoice[], wanted: string): string {
  return roles.some(({ name }) => name === wanted) ? wanted : "member";
}
