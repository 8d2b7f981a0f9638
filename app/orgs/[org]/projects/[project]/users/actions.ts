"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { readProjectPlace } from "@/lib/kernel/project-place";
import { cancelProjectInvitation } from "@/lib/project-team/cancel-project-invitation";
import { editProjectMember } from "@/lib/project-team/edit-project-member";
import { editProjectMemberForm, inviteToProjectForm } from "@/lib/project-team/form";
import { inviteToProject } from "@/lib/project-team/invite-to-project";
import { leaveProject } from "@/lib/project-team/leave-project";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { resendProjectInvitation } from "@/lib/project-team/resend-project-invitation";
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
