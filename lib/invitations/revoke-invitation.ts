import { and, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { invitationInput } from "./input";
import { lockInvitation } from "./lock-invitation";

/** The link stops working at once. */
export const revokeInvitation = defineCommand({
  name: "revoke_invitation",
  access: inTeam("team:manage"),
  locks: "team",
  input: invitationInput,
  async run({ input, ...scene }) {
    const { invitation, dead, person } = await lockInvitation(scene, input.invitationId);
    if (dead) throw new Refusal("conflict", { reason: dead });
    await scene.tx
      .update(invitations)
      .set({ state: "revoked", stateChangedAt: sql`now()` })
      .where(and(eq(invitations.id, invitation.id), eq(invitations.state, "pending")));
    const { email } = invitation;
    return { value: { email }, event: auditEvent("invitation.revoked", invitation.id, { because: "asked" }, person) };
  },
});
