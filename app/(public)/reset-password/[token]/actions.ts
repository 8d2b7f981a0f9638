"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { dropSession } from "@/app/_server/cookies";
import { resetPassword } from "@/lib/accounts/reset-password";

export const resetPasswordAction = runAction(resetPassword, async () => {
  await dropSession();
  redirect("/sign-in?note=saved");
});
