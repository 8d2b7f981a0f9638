"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { keepSentMail } from "@/app/_server/sent-mail";
import { mailRegistrationAgain } from "@/lib/accounts/mail-registration-again";
import { register } from "@/lib/accounts/register";

export const registerAction = runAction(register, async (registered) => {
  if (registered.kind === "waiting") {
    await keepSentMail("register", registered.filledIn);
    redirect("/register/sent");
  }
  await keepSession(registered.session);
  redirect(`/invitations/${registered.link}`);
});

export const mailRegistrationAgainAction = runAction(mailRegistrationAgain);
