import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { permitRequest } from "@/lib/limits/mail-limits";
import { takePermit } from "@/lib/limits/take-permit";
import { readWhomToAsk } from "@/lib/members/read-whom-to-ask";
import { can } from "@/lib/permissions/can";
import { readPromised } from "@/lib/project-team/join-projects";
import { type InviteeScene, invitee } from "@/lib/usecase/access/invitee";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { invitationAskedForMail } from "./mails";
import { readInviterRole } from "./read-inviter-role";
import { isTheirs, refuseDead } from "./rules";

/**
 * Somebody who has another address than the invited one asks for an invitation to theirs. Whoever is asked decides as for
 * any other: the invitation stays as it is, and who is asked is told to nobody.
 */
export const askForInvitation = defineCommand({
  name: "ask_for_invitation",
  access: invitee,
  input: nothing,
  async run(scene) {
    const { tx, organisation, invitation, actor } = scene;
    const { user } = actor;
    if (!user) throw new Refusal("verification_required", { reason: "sign_in" });
    if (isTheirs(scene)) throw new Refusal("conflict", { reason: "is_yours" });
    refuseDead(scene);
    const once = { bucket: `ask-invitation:${invitation.id}:${user.userId}`, most: 1, seconds: 24 * 60 * 60 };
    if ((await takePermit(tx, once)) > 0) throw new Refusal("rate_limited", { reason: "asked_already" });
    const wait = await permitRequest(tx, user.userId);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const asked = await whomToAsk(scene);
    const person = { id: null, name: invitation.name, email: invitation.email };
    const ids = { organisationId: organisation.id, invitationId: invitation.id, askedBy: user.userId };
    return {
      value: null,
      event: auditEvent("invitation.asked_for", invitation.id, { asked }, person),
      messages: asked.map((userId) => invitationAskedForMail({ ...ids, userId })),
    };
  },
});

/** Whoever invited, while they may still invite; else those who run the team. */
async function whomToAsk(scene: InviteeScene): Promise<readonly string[]> {
  const { tx, organisation, invitation } = scene;
  const role = await readInviterRole(tx, invitation);
  if (role && can(role.permissions, "team:manage")) return [invitation.invitedBy];
  const promised = invitation.forProjects ? await readPromised(scene, organisation.projectManagersMayInvite) : [];
  const kept = promised.find(({ permissions }) => permissions !== null);
  if (kept) return [kept.invitedBy];
  return (await readWhomToAsk(tx, organisation.id)).map(({ userId }) => userId);
}
