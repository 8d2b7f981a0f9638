import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { roleColumns, roles } from "@/db/schema/roles";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseUncovered } from "@/lib/members/rules";
import { roleOf } from "@/lib/permissions/role";
import type { MemberScene } from "@/lib/usecase/access/member-scene";
import { deadBecause } from "./rules";

/** An invitation of this organisation, held for a change, whose role the actor may grant. */
export async function lockInvitation({ tx, organisation, actor }: MemberScene, invitationId: string) {
  const [row] = await tx
    .select({
      invitation: getTableColumns(invitations),
      role: roleColumns,
      isRoleGone: sql<boolean>`${roles.deletedAt} is not null`,
      isPastItsTime: sql<boolean>`${invitations.expiresAt} <= now()`,
      /** Minutes until it may be sent again: at most once in five. */
      minutesToWait: sql<number>`greatest(0, ceil(extract(epoch from ${invitations.sentAt} + interval '5 minutes' - now()) / 60))::integer`,
    })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .where(and(eq(invitations.organisationId, organisation.id), eq(invitations.id, invitationId)))
    .for("update", { of: invitations });
  if (!row) throw new Refusal("not_found");
  const role = roleOf(row.role);
  refuseUncovered(actor, role);
  const { invitation, isPastItsTime } = row;
  const person = { id: null, name: invitation.name, email: invitation.email };
  return { ...row, role, person, dead: deadBecause(invitation, isPastItsTime) };
}
