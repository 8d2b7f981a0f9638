"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { configuration } from "@/app/_server/configuration";
import { setGoLiveGrantForm } from "@/lib/go-live/form";
import { setGoLiveGrant } from "@/lib/go-live/set-go-live-grant";
import { copyLink } from "@/lib/invitations/copy-link";
import { inviteMemberForm, inviteSeveralForm } from "@/lib/invitations/form";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { changeRole } from "@/lib/members/change-role";
import { setEndDateForm } from "@/lib/members/form";
import { putOwnerNudgeAway } from "@/lib/members/put-owner-nudge-away";
import { removeMember } from "@/lib/members/remove-member";
import { setEndDate } from "@/lib/members/set-end-date";
import { setTwoFactorPolicyForm } from "@/lib/organisations/form";
import { setTwoFactorPolicy } from "@/lib/organisations/set-two-factor-policy";
import { subscribeForm } from "@/lib/reports/form";
import { subscribeToReport } from "@/lib/reports/subscribe-to-report";
import { askTwoFactorReset } from "@/lib/two-factor-resets/ask-two-factor-reset";

export const inviteAction = runAction(inviteMember, ({ email }) => ({ email }), inviteMemberForm);

export const inviteSeveralAction = runAction(inviteSeveral, ({ rows }) => ({ rows }), inviteSeveralForm);

export const resendAction = runAction(resendInvitation, ({ email }) => ({ email }));

export const replaceLinkAction = runAction(replaceLink, ({ email }) => ({ email }));

export const copyLinkAction = runAction(copyLink, ({ path }) => ({ link: `${configuration().appUrl}${path}` }));

export const changeRoleAction = runAction(changeRole, ({ name, role }) => ({ name, role }));

export const setTwoFactorPolicyAction = runAction(
  setTwoFactorPolicy,
  ({ from }, { place, query }) => {
    // Posted by the page of its own, which has nothing left to say.
    if (query.page) redirect(`/orgs/${place}/team`);
    return { isRequired: from !== null };
  },
  setTwoFactorPolicyForm,
);

export const subscribeToReportAction = runAction(subscribeToReport, ({ receives }) => ({ receives }), subscribeForm);

export const putOwnerNudgeAwayAction = runAction(putOwnerNudgeAway, () => ({}));

export const revokeAction = runAction(revokeInvitation, ({ email }) => ({ email }));

export const askResetAction = runAction(askTwoFactorReset, ({ name }) => ({ name }));

export const removeAction = runAction(removeMember, ({ name }, { place, query }) => {
  // Posted by the member's own page, which is no more.
  if (query.to) redirect(`/orgs/${place}/team?note=removed`);
  return { name };
});

export const setEndDateAction = runAction(setEndDate, ({ name, endsOn }) => ({ name, endsOn }), setEndDateForm);

export const setGoLiveGrantAction = runAction(
  setGoLiveGrant,
  ({ name, mayMakeLive }) => ({ name, mayMakeLive }),
  setGoLiveGrantForm,
);
