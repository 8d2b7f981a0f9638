"use server";

import { runAction } from "@/app/_server/action";
import { rowsOf } from "@/app/_server/rows-of";
import { severalInvitationsForm } from "@/lib/invitations/form";
import { resendSeveralInvitations } from "@/lib/invitations/resend-several-invitations";
import { revokeSeveralInvitations } from "@/lib/invitations/revoke-several-invitations";
import { changeSeveralRoles } from "@/lib/members/change-several-roles";
import {
  changeSeveralRolesForm,
  removeSeveralMembersForm,
  setSeveralEndDatesForm,
  severalMembersForm,
} from "@/lib/members/form";
import { remindSeveralOfTwoFactor } from "@/lib/members/remind-several-of-two-factor";
import { removeSeveralMembers } from "@/lib/members/remove-several-members";
import { setSeveralEndDates } from "@/lib/members/set-several-end-dates";

export const changeSeveralRolesAction = runAction(
  changeSeveralRoles,
  (done) => rowsOf(done, ({ name }) => name),
  changeSeveralRolesForm,
);

export const setSeveralEndDatesAction = runAction(
  setSeveralEndDates,
  (done) => rowsOf(done, ({ name }) => name),
  setSeveralEndDatesForm,
);

export const remindSeveralAction = runAction(
  remindSeveralOfTwoFactor,
  (done) => rowsOf(done, ({ name }) => name),
  severalMembersForm,
);

export const removeSeveralAction = runAction(
  removeSeveralMembers,
  (done) => rowsOf(done, ({ name }) => name),
  removeSeveralMembersForm,
);

export const resendSeveralAction = runAction(
  resendSeveralInvitations,
  (done) => rowsOf(done, ({ email }) => email),
  severalInvitationsForm,
);

export const revokeSeveralAction = runAction(
  revokeSeveralInvitations,
  (done) => rowsOf(done, ({ email }) => email),
  severalInvitationsForm,
);
