import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { deriveToken } from "@/lib/secrets/derive-token";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { invitationInput } from "./input";
import { lockInvitation } from "./lock-invitation";

/**
 * Hands out the link without the mailbox's proof: whoever registers through it still confirms the address by mail
 * (IN-03). A command, because who took a link belongs in the log.
 */
export const copyLink = defineCommand({
  name: "copy_link",
  access: inTeam("team:manage"),
  input: invitationInput,
  async run({ ctx, input, ...scene }) {
    const { invitation, dead, person } = await lockInvitation(scene, input.invitationId);
    if (dead) throw new Refusal("conflict", { reason: dead });
    const token = deriveToken(ctx.mailKeys, "invitation", invitation.id, invitation);
    const event = auditEvent("invitation.link_copied", invitation.id, {}, person);
    return { value: { email: invitation.email, path: `/invitations/${token}` }, event };
  },
});
