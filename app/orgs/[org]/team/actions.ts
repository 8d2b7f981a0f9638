"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { configuration } from "@/app/_server/configuration";
import { copyLink } from "@/lib/invitations/copy-link";
import { inviteMemberForm, inviteSeveralForm } from "@/lib/invitations/form";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { replaceLink } from "@/lib/invitations/replace-link";
import { resendInvitation } from "@/lib/invitations/resend-invitation";
import { revokeInvitation } from "@/lib/invitations/revoke-invitation";
import { changeRole } from "@/lib/members/change-role";
import { setEndDateForm } from "@/lib/members/form";
import { removeMember } from "@/lib/members/remove-member";
import { setEndDate } from "@/lib/members/set-end-date";
import { setTwoFactorPolicyForm } from "@/lib/organisations/form";
import { setTwoFactorPolicy } from "@/lib/organisations/set-two-factor-policy";
import { subscribeForm } from "@/lib/reports/form";
import { subscribeToReport } from "@/lib/reports/subscribe-to-report";
import { askTwoFactorReset } from "@/lib/two-factor-resets/ask-two-factor-reset";

export const inviteAction = runAction(
  inviteMember,
  ({ email }, { place }) => {
    revalidatePath(`/orgs/${place}/team`);
    return { email };
  },
  inviteMemberForm,
);

export const inviteSeveralAction = runAction(
  inviteSeveral,
  ({ rows }, { place }) => {
    revalidatePath(`/orgs/${place}/team`);
    return { rows };
  },
  inviteSeveralForm,
);

export const resendAction = runAction(resendInvitation, ({ email }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { email };
});

export const replaceLinkAction = runAction(replaceLink, ({ email }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { email };
});

export const copyLinkAction = runAction(copyLink, ({ path }) => ({ link: `${configuration().appUrl}${path}` }));

export const changeRoleAction = runAction(changeRole, ({ name, role }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { name, role };
});

export const setTwoFactorPolicyAction = runAction(
  setTwoFactorPolicy,
  ({ from }, { place, query }) => {
    revalidatePath(`/orgs/${place}`, "layout");
    // Posted by the page of its own, which has nothing left to say.
    if (query.page) redirect(`/orgs/${place}/team`);
    return { isRequired: from !== null };
  },
  setTwoFactorPolicyForm,
);

export const subscribeToReportAction = runAction(
  subscribeToReport,
  ({ receives }, { place }) => {
    revalidatePath(`/orgs/${place}/team`);
    return { receives };
  },
  subscribeForm,
);

export const revokeAction = runAction(revokeInvitation, ({ email }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { email };
});

export const askResetAction = runAction(askTwoFactorReset, ({ name }) => ({ name }));

export const removeAction = runAction(removeMember, ({ name }, { place }) => {
  revalidatePath(`/orgs/${place}/team`);
  return { name };
});

export const setEndDateAction = runAction(
  setEndDate,
  ({ name, endsOn }, { place }) => {
    revalidatePath(`/orgs/${place}/team`);
    return { name, endsOn };
  },
  setEndDateForm,
);
