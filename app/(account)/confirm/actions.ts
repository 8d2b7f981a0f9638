"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepToken } from "@/app/_server/cookies";
import { wantedPage } from "@/app/_server/wanted-page";
import { confirmIdentity } from "@/lib/sign-in/confirm-identity";
import { sendConfirmCode } from "@/lib/sign-in/send-confirm-code";

/** From the dialog over a form, which then asks again. */
export const confirmIdentityHereAction = runAction(confirmIdentity, async (rotated) => {
  await keepToken(rotated);
  return null;
});

export const confirmIdentityAction = runAction(confirmIdentity, async (rotated, { query }) => {
  await keepToken(rotated);
  redirect(wantedPage(query.next) ?? "/profile/security");
});

export const sendConfirmCodeAction = runAction(sendConfirmCode);
