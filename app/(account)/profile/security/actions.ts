"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { changePassword } from "@/lib/accounts/change-password";
import { askMobileCode } from "@/lib/two-factor/ask-mobile-code";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import { confirmMobile } from "@/lib/two-factor/confirm-mobile";
import { confirmMobileForm } from "@/lib/two-factor/form";
import { makeRecoveryCodes } from "@/lib/two-factor/make-recovery-codes";
import { removeApp } from "@/lib/two-factor/remove-app";
import { removeMobile } from "@/lib/two-factor/remove-mobile";

export const changePasswordAction = runAction(changePassword, async (session) => {
  await keepSession(session);
  return null;
});

export const removeAppAction = runAction(removeApp);

export const makeRecoveryCodesAction = runAction(makeRecoveryCodes, (made) => made);

export const changeSignInMethodAction = runAction(changeSignInMethod);

export const askNewMobileAction = runAction(askMobileCode, () => redirect("/profile/security/mobile?sent=yes"));

export const confirmNewMobileAction = runAction(confirmMobile, () => redirect("/profile/security"), confirmMobileForm);

export const removeMobileAction = runAction(removeMobile);
