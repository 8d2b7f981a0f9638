import { formOf, readTick } from "@/lib/kernel/form-fields";
import { setGoLiveApprovalInput, setGoLiveGrantInput } from "./input";

export const setGoLiveApprovalForm = formOf(setGoLiveApprovalInput, ({ mayApprove, ...rest }) => ({
  ...rest,
  mayApprove: readTick(mayApprove),
}));

export const setGoLiveGrantForm = formOf(setGoLiveGrantInput, ({ mayMakeLive, ...rest }) => ({
  ...rest,
  mayMakeLive: readTick(mayMakeLive),
}));
