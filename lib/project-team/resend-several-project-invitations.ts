import { defineForEach } from "@/lib/usecase/for-each";
import { severalInvitationsInput } from "./input";
import { resendProjectInvitation } from "./resend-project-invitation";

export const resendSeveralProjectInvitations = defineForEach({
  name: "resend_several_project_invitations",
  command: resendProjectInvitation,
  input: severalInvitationsInput,
  idsOf: ({ invitations }) => invitations,
  inputOf: ({ id: projectInvitationId }) => ({ projectInvitationId }),
});
