"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepToken } from "@/app/_server/cookies";
import { wantedPage } from "@/app/_server/wanted-page";
import { askKeyToConfirm } from "@/lib/sign-in/ask-key-to-confirm";
import { confirmWithKey } from "@/lib/sign-in/confirm-with-key";

export const askKeyToConfirmAction = runAction(askKeyToConfirm, (options) => options);

/** From the dialog over a form, which then asks again. */
export const confirmHereWithKeyAction = runAction(confirmWithKey, async (rotated) => {
  await keepToken(rotated);
  return null;
});

export const confirmWithKeyAction = runAction(confirmWithKey, async (rotated, { query }) => {
  await keepToken(rotated);
  redirect(wantedPage(query.next) ?? "/profile/security");
});
