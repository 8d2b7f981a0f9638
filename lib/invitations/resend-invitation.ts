import { auditEvent } from "@/lib/audit/events";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { invitationInput } from "./input";
import { lockInvitation } from "./lock-invitation";
import { makeInvitation } from "./make-invitation";
import { refuseGoneRole } from "./rules";
import { sendAgain } from "./send-again";

/**
 * The same link again, its 14 days from now. A declined or expired one is over for good (IN-11), so sending that again
 * makes a new invitation with the same words.
 */
export const resendInvitation = defineCommand({
  name: "resend_invitation",
  access: inTeam("team:manage"),
  locks: "team",
  input: invitationInput,
  async run({ input, ...scene }) {
    const held = await lockInvitation(scene, input.invitationId);
    const { invitation, role, person } = held;
    const { state, email, name, message: words, outsideReason } = invitation;
    if (state === "pending") {
      const { details, message } = await sendAgain(scene, held);
      return {
        value: { email },
        event: auditEvent("invitation.resent", invitation.id, details, person),
        messages: [message],
      };
    }
    const address = parseEmailAddress(email);
    if ((state !== "declined" && state !== "expired") || !address) throw new Refusal("conflict", { reason: state });
    // Made anew, it would promise the role that grants nothing and none of the projects.
    if (invitation.forProjects) throw new Refusal("conflict", { reason: "from_project" });
    refuseGoneRole(role, held.isRoleGone);
    const made = await makeInvitation(scene, { email: address, name, role, message: words, outsideReason });
    return { value: { email }, event: made.event, messages: [made.message] };
  },
});
