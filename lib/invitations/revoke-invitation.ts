import { and, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { roles } from "@/db/schema/roles";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseUncovered } from "@/lib/members/rules";
import { isRoleKey } from "@/lib/permissions/table";
import { defineCommand } from "@/lib/usecase/command";
import { deadBecause } from "./rules";
import { invitationInput } from "./schema";

/** The link stops working at once. */
export const revokeInvitation = defineCommand({
  name: "revoke_invitation",
  access: { role: "team:manage" },
  changesTeam: true,
  input: invitationInput,
  async run({ tx, organisation, actor, input }) {
    const [found] = await tx
      .select({
        id: invitations.id,
        state: invitations.state,
        email: invitations.email,
        name: invitations.name,
        roleKey: roles.key,
        isLive: gt(invitations.expiresAt, sql`now()`).mapWith(Boolean),
      })
      .from(invitations)
      .innerJoin(roles, eq(roles.id, invitations.roleId))
      .where(and(eq(invitations.organisationId, organisation.id), eq(invitations.id, input.invitationId)))
      .for("update", { of: invitations });
    if (!found?.roleKey || !isRoleKey(found.roleKey)) throw new Refusal("not_found");
    refuseUncovered(actor, found.roleKey);
    const dead = deadBecause(found, !found.isLive);
    if (dead) throw new Refusal("conflict", { reason: dead });
    await tx
      .update(invitations)
      .set({ state: "revoked", stateChangedAt: sql`now()` })
      .where(and(eq(invitations.id, found.id), eq(invitations.state, "pending")));
    const person = { id: null, name: found.name, email: found.email };
    return {
      value: { email: found.email },
      event: auditEvent("invitation.revoked", found.id, { because: "asked" }, person),
    };
  },
});
