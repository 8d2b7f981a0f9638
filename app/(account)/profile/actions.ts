"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { askEmailChange } from "@/lib/accounts/ask-email-change";
import { changeName } from "@/lib/accounts/change-name";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { declineInvitation } from "@/lib/invitations/decline-invitation";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { confirmProposal } from "@/lib/proposals/confirm-proposal";
import { declineProposal } from "@/lib/proposals/decline-proposal";

export const changeNameAction = runAction(changeName);

export const changeEmailAction = runAction(askEmailChange, ({ email }) => ({ email }));

export const leaveAction = runAction(leaveOrganisation, ({ organisationName }) => ({ organisationName }));

export const acceptFromProfileAction = runAction(acceptInvitation, (accepted, { place }) =>
  redirect(accepted.kind === "member" ? `/orgs/${accepted.slug}` : `/invitations/${place}`),
);

export const declineFromProfileAction = runAction(declineInvitation);

/** To where it says what happens now, with or without JavaScript; a number is entered by its code, as always. */
export const confirmProposalAction = runAction(confirmProposal, ({ kind }) =>
  redirect(kind === "mobile" ? "/profile/security/mobile?sent=yes" : `/profile?note=${kind}`),
);

export const declineProposalAction = runAction(declineProposal, () => redirect("/profile?note=declined"));
