import { defineForEach } from "@/lib/usecase/for-each";
import { severalInvitationsInput } from "./input";
import { resendInvitation } from "./resend-invitation";

export const resendSeveralInvitations = defineForEach({
  name: "resend_several_invitations",
  command: resendInvitation,
  input: severalInvitationsInput,
  idsOf: ({ invitations }) => invitations.map(({ id }) => id),
  inputOf: ({ id: invitationId }) => ({ invitationId }),
});
