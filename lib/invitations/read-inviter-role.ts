import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roleColumns, roles } from "@/db/schema/roles";
import type { TenantTx } from "@/db/scope";
import { type Role, roleOf } from "@/lib/permissions/role";
import type { InvitationRow } from "@/lib/usecase/rows";

/** What whoever invited is now, held until the end of the transaction; null: no longer a member. */
export async function readInviterRole(
  tx: TenantTx,
  { organisationId, invitedBy }: Pick<InvitationRow, "organisationId" | "invitedBy">,
): Promise<Role | null> {
  const [inviter] = await tx
    .select({ role: roleColumns })
    .from(members)
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, invitedBy)))
    .for("share", { of: members });
  return inviter ? roleOf(inviter.role) : null;
}
