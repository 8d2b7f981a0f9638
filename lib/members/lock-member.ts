import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { SystemTx, TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { builtInRoleId, roleOf } from "@/lib/permissions/role";

/** A member of this organisation with their row held for a change. Anybody else's id does not exist (AZ-05). */
export async function lockMember(tx: TenantTx, organisationId: string, memberId: string) {
  const [row] = await tx
    .select({ memberId: members.id, userId: users.id, name: users.name, email: users.email, role: roleColumns })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)))
    .for("update", { of: members });
  if (!row) throw new Refusal("not_found");
  return { ...row, role: roleOf(row.role) };
}

/** Under the organisation's lock, so that two owners cannot each find the other. Stops at two: more do not matter. */
export async function countOwners(tx: TenantTx | SystemTx, organisationId: string): Promise<number> {
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.roleId, builtInRoleId("owner"))))
    .limit(2);
  return owners.length;
}
