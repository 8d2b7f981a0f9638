"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSentMail } from "@/app/_server/sent-mail";
import { askPasswordReset } from "@/lib/accounts/ask-password-reset";

export const askPasswordResetAction = runAction(askPasswordReset, async (asked) => {
  await keepSentMail("reset", asked);
  redirect("/forgot-password/sent");
});

export const askPasswordResetAgainAction = runAction(askPasswordReset);
