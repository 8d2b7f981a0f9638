import { and, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { message } from "@/lib/messages/messages";
import { isRoleKey } from "@/lib/permissions/table";
import { builtInRoleId } from "@/lib/roles/built-in-role-id";
import { defineCommand } from "@/lib/usecase/command";
import { refuseRemoval } from "./rules";
import { removeMemberInput } from "./schema";

/** Ends a membership and what hangs on it. The account stays, and so do other organisations (product.md 4.9). */
export const removeMember = defineCommand({
  name: "remove_member",
  access: { role: "team:manage" },
  changesTeam: true,
  input: removeMemberInput,
  async run({ tx, organisation, actor, input }) {
    const target = await holdMember(tx, organisation.id, input.memberId);
    refuseRemoval(actor, target, await countOwners(tx, organisation.id));
    if (input.confirmation !== target.name) throw invalid({ confirmation: `Type ${target.name} exactly` });
    await tx.delete(members).where(and(eq(members.organisationId, organisation.id), eq(members.id, target.memberId)));
    const revoked = await tx
      .update(invitations)
      .set({ state: "revoked", stateChangedAt: sql`now()` })
      .where(
        and(
          eq(invitations.organisationId, organisation.id),
          eq(invitations.invitedBy, target.userId),
          eq(invitations.state, "pending"),
        ),
      )
      .returning({ id: invitations.id, name: invitations.name, email: invitations.email });
    const { userId, name, email, roleKey } = target;
    const details = { role: roleKey, userId, revokedInvitations: revoked.length };
    return {
      value: { name },
      event: [
        auditEvent("member.removed", target.memberId, details, { id: userId, name, email }),
        ...revoked.map((each) =>
          auditEvent(
            "invitation.revoked",
            each.id,
            { because: "inviter_removed" },
            { id: null, name: each.name, email: each.email },
          ),
        ),
      ],
      messages: [
        message("member_removed", {
          organisationId: organisation.id,
          userId,
          removedBy: actor.userId,
          removal: target.memberId,
        }),
      ],
    };
  },
});

async function holdMember(tx: TenantTx, organisationId: string, memberId: string) {
  const [row] = await tx
    .select({ memberId: members.id, userId: users.id, name: users.name, email: users.email, roleKey: roles.key })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(roles, eq(roles.id, members.roleId))
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)))
    .for("update", { of: members });
  if (!row?.roleKey || !isRoleKey(row.roleKey)) throw new Refusal("not_found");
  return { ...row, roleKey: row.roleKey };
}

/** Under the organisation's lock, so that two owners cannot each find the other. Stops at two: more do not matter. */
async function countOwners(tx: TenantTx, organisationId: string) {
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.roleId, builtInRoleId("owner"))))
    .limit(2);
  return owners.length;
}
