import { and, eq, isNull } from "drizzle-orm";
import { roleColumns, roles } from "@/db/schema/roles";
import type { TenantTx } from "@/db/scope";
import { invalid } from "@/lib/kernel/refusal";
import { builtInRole, type Role, roleOf } from "@/lib/permissions/role";
import { isRoleKey } from "@/lib/permissions/table";

/** One of the organisation's own that can still be given; null when there is none of that id. */
export async function findOwnRole(tx: TenantTx, organisationId: string, id: string): Promise<Role | null> {
  const [row] = await tx
    .select(roleColumns)
    .from(roles)
    .where(and(eq(roles.organisationId, organisationId), eq(roles.id, id), isNull(roles.deletedAt)));
  return row ? roleOf(row) : null;
}

/**
 * The role that a form names. Under the organisation's lock, as are changes of roles, so that it is what it is until the
 * end of the transaction.
 *
 * @param field the form's field, which is told when there is no such role
 */
export async function findRole(tx: TenantTx, organisationId: string, name: string, field = "role"): Promise<Role> {
  const role = isRoleKey(name) ? builtInRole(name) : await findOwnRole(tx, organisationId, name);
  if (!role) throw invalid({ [field]: "choose_role" });
  return role;
}
