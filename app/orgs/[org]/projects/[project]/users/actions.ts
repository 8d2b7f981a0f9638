"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { rowsOf } from "@/app/_server/rows-of";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { cancelProjectInvitation } from "@/lib/project-team/cancel-project-invitation";
import { cancelSeveralProjectInvitations } from "@/lib/project-team/cancel-several-project-invitations";
import { editProjectMember } from "@/lib/project-team/edit-project-member";
import { editSeveralProjectMembers } from "@/lib/project-team/edit-several-project-members";
import {
  editProjectMemberForm,
  editSeveralForm,
  inviteToProjectForm,
  removeSeveralForm,
  severalInvitationsForm,
} from "@/lib/project-team/form";
import { inviteToProject } from "@/lib/project-team/invite-to-project";
import { joinProject } from "@/lib/project-team/join-project";
import { leaveProject } from "@/lib/project-team/leave-project";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { removeSeveralProjectMembers } from "@/lib/project-team/remove-several-project-members";
import { resendProjectInvitation } from "@/lib/project-team/resend-project-invitation";
import { resendSeveralProjectInvitations } from "@/lib/project-team/resend-several-project-invitations";
import { proposeChange } from "@/lib/proposals/propose-change";
import { withdrawProposal } from "@/lib/proposals/withdraw-proposal";

/** Back to where everybody stands, with a word on what was done. */
function showTeam(place: string, note: "invited" | "changed" | "removed"): never {
  redirect(`/orgs/${place}/users?note=${note}`);
}

export const inviteToProjectAction = runAction(
  inviteToProject,
  (_, { place }) => showTeam(place, "invited"),
  inviteToProjectForm,
);

export const joinProjectAction = runAction(joinProject, ({ projectName }) => ({ projectName }));

export const cancelProjectInvitationAction = runAction(cancelProjectInvitation, ({ email }) => ({ email }));

export const resendProjectInvitationAction = runAction(resendProjectInvitation, ({ email }) => ({ email }));

export const editProjectMemberAction = runAction(
  editProjectMember,
  (_, { place }) => showTeam(place, "changed"),
  editProjectMemberForm,
);

export const proposeChangeAction = runAction(proposeChange, ({ name }) => ({ name }));

export const withdrawProposalAction = runAction(withdrawProposal);

export const removeProjectMemberAction = runAction(removeProjectMember, (_, { place }) => showTeam(place, "removed"));

/** To what is open to them still: the project itself may not be. */
export const leaveProjectAction = runAction(leaveProject, (_, { place }) =>
  redirect(`/orgs/${readProjectPlace(place)?.slug ?? ""}/projects`),
);

export const editSeveralMembersAction = runAction(
  editSeveralProjectMembers,
  (done) => rowsOf(done, ({ name }) => name),
  editSeveralForm,
);

export const removeSeveralMembersAction = runAction(
  removeSeveralProjectMembers,
  (done) => rowsOf(done, ({ name }) => name),
  removeSeveralForm,
);

export const resendSeveralInvitationsAction = runAction(
  resendSeveralProjectInvitations,
  (done) => rowsOf(done, ({ email }) => email),
  severalInvitationsForm,
);

export const cancelSeveralInvitationsAction = runAction(
  cancelSeveralProjectInvitations,
  (done) => rowsOf(done, ({ email }) => email),
  severalInvitationsForm,
);
