import { findRole } from "@/lib/roles/find-role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { inviteMemberInput } from "./input";
import { makeInvitation } from "./make-invitation";

/** Invites one address. */
export const inviteMember = defineCommand({
  name: "invite_member",
  access: inTeam("team:manage"),
  locks: "team",
  input: inviteMemberInput,
  async run({ input, ...scene }) {
    const role = await findRole(scene.tx, scene.organisation.id, input.role);
    const { invitationId, email, event, message } = await makeInvitation(scene, { ...input, role });
    return { value: { invitationId, email }, event, messages: [message] };
  },
});
