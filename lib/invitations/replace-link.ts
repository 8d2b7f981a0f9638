import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { newSeed } from "@/lib/secrets/derive-token";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { invitationInput } from "./input";
import { lockInvitation } from "./lock-invitation";
import { sendAgain } from "./send-again";

/** A new link is mailed; the older one stops working. */
export const replaceLink = defineCommand({
  name: "replace_link",
  access: inTeam("team:manage"),
  locks: "team",
  input: invitationInput,
  async run({ input, ...scene }) {
    const held = await lockInvitation(scene, input.invitationId);
    const { invitation, person } = held;
    if (invitation.state !== "pending") throw new Refusal("conflict", { reason: invitation.state });
    const { details, message } = await sendAgain(scene, held, newSeed(scene.ctx.mailKeys));
    const event = auditEvent("invitation.link_replaced", invitation.id, details, person);
    return { value: { email: invitation.email }, event, messages: [message] };
  },
});
