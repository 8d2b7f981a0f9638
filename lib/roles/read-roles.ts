import { eq, type SQL, sql } from "drizzle-orm";
import { roleColumns, roles } from "@/db/schema/roles";
import type { TenantTx } from "@/db/scope";
import { builtInRoles, type Role, type RoleRow, roleOf } from "@/lib/permissions/role";

/** A role as one value, in a statement that calls roles `r`. */
export const roleJson: SQL<RoleRow> = sql`json_build_object('id', r.id, 'key', r.key, 'label', r.label,
      'sentence', r.sentence, 'permissions', r.permissions)`;

/** The roles that an organisation has made for itself, by name, as one value: for a statement that asks for more than that. */
export function ownRoleRows(organisationId: string): SQL<RoleRow[]> {
  return sql<RoleRow[]>`(select coalesce(json_agg(${roleJson} order by r.label, r.id), '[]'::json)
    from roles r where r.organisation_id = ${organisationId} and r.deleted_at is null)`;
}

/** All that can be given in an organisation: the eight built-in ones first. */
export async function listRoles(tx: TenantTx, organisationId: string): Promise<readonly Role[]> {
  const [row] = await tx.execute<{ own: RoleRow[] }>(sql`select ${ownRoleRows(organisationId)} as own`);
  return [...builtInRoles, ...(row?.own ?? []).map(roleOf)];
}

/** A role that something stored names; also one that is deleted by now. */
export async function readRole(tx: TenantTx, id: string): Promise<Role> {
  const [row] = await tx.select(roleColumns).from(roles).where(eq(roles.id, id));
  // A foreign key holds it, and no policy hides what is the organisation's own or built in.
  if (!row) throw new Error(`no role ${id}`);
  return roleOf(row);
}
