import { defineForEach } from "@/lib/usecase/for-each";
import { cancelProjectInvitation } from "./cancel-project-invitation";
import { severalInvitationsInput } from "./input";

export const cancelSeveralProjectInvitations = defineForEach({
  name: "cancel_several_project_invitations",
  command: cancelProjectInvitation,
  input: severalInvitationsInput,
  idsOf: ({ invitations }) => invitations,
  inputOf: ({ id: projectInvitationId }) => ({ projectInvitationId }),
});
