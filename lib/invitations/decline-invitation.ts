import { and, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inLog } from "@/lib/permissions/role-in-log";
import { readRole } from "@/lib/roles/read-roles";
import { invitee } from "@/lib/usecase/access/invitee";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { invitationDeclinedMail } from "./mails";
import { isTheirs, mayDecline, refuseDead } from "./rules";

/** By the invited person when signed in, or without an account through the mailed link, which proves the mailbox. */
export const declineInvitation = defineCommand({
  name: "decline_invitation",
  access: invitee,
  input: nothing,
  async run(scene) {
    const { tx, organisation, invitation, actor } = scene;
    if (!mayDecline(scene)) {
      throw actor.user
        ? new Refusal("forbidden", { reason: "wrong_account" })
        : new Refusal("verification_required", { reason: "sign_in" });
    }
    refuseDead(scene);
    await tx
      .update(invitations)
      .set({ state: "declined", stateChangedAt: sql`now()` })
      .where(and(eq(invitations.id, invitation.id), eq(invitations.state, "pending")));
    const role = await readRole(tx, invitation.roleId);
    const person = {
      id: isTheirs(scene) ? (actor.user?.userId ?? null) : null,
      name: invitation.name,
      email: invitation.email,
    };
    return {
      value: { organisationName: organisation.name },
      event: auditEvent("invitation.declined", invitation.id, { role: inLog(role) }, person),
      messages: [invitationDeclinedMail({ organisationId: organisation.id, invitationId: invitation.id })],
    };
  },
});
