"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSentMail } from "@/app/_server/sent-mail";
import { askPasswordReset } from "@/lib/accounts/ask-password-reset";
import { askPasswordResetForm } from "@/lib/accounts/form";

export const askPasswordResetAction = runAction(
  askPasswordReset,
  async (asked) => {
    await keepSentMail("reset", asked);
    redirect("/forgot-password/sent");
  },
  askPasswordResetForm,
);

export const askPasswordResetAgainAction = runAction(askPasswordReset, undefined, askPasswordResetForm);
