"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { register } from "@/lib/accounts/register";

export const registerAction = runAction(register, async (registered) => {
  if (registered.kind === "waiting") redirect("/register/sent");
  await keepSession(registered.session);
  redirect(`/invitations/${registered.link}`);
});
