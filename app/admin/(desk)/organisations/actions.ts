"use server";

import { runAction } from "@/app/_server/action";
import { setSeatLimitForm } from "@/lib/admin/form";
import { restoreOrganisation } from "@/lib/admin/restore-organisation";
import { setSeatLimit } from "@/lib/admin/set-seat-limit";
import { setGoLiveApprovalForm } from "@/lib/go-live/form";
import { setGoLiveApproval } from "@/lib/go-live/set-go-live-approval";

export const restoreOrganisationAction = runAction(restoreOrganisation, ({ name }) => ({ name }));

export const setSeatLimitAction = runAction(setSeatLimit, ({ name, seats }) => ({ name, seats }), setSeatLimitForm);

export const setGoLiveApprovalAction = runAction(
  setGoLiveApproval,
  ({ name, mayApprove }) => ({ name, mayApprove }),
  setGoLiveApprovalForm,
);
