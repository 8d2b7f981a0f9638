import { defineForEach } from "@/lib/usecase/for-each";
import { severalInvitationsInput } from "./input";
import { revokeInvitation } from "./revoke-invitation";

export const revokeSeveralInvitations = defineForEach({
  name: "revoke_several_invitations",
  command: revokeInvitation,
  input: severalInvitationsInput,
  idsOf: ({ invitations }) => invitations.map(({ id }) => id),
  inputOf: ({ id: invitationId }) => ({ invitationId }),
});
