import { defineCommand } from "@/lib/usecase/command";
import { makeInvitation } from "./make-invitation";
import { inviteMemberInput } from "./schema";

/** Invites one address. */
export const inviteMember = defineCommand({
  name: "invite_member",
  access: { role: "team:manage" },
  changesTeam: true,
  input: inviteMemberInput,
  async run({ input, ...scene }) {
    const { invitationId, email, event, message } = await makeInvitation(scene, input);
    return { value: { invitationId, email }, event, messages: [message] };
  },
});
