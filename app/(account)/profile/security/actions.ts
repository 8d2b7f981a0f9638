"use server";

import { runAction } from "@/app/_server/action";
import { keepSession } from "@/app/_server/cookies";
import { changePassword } from "@/lib/accounts/change-password";

export const changePasswordAction = runAction(changePassword, async (session) => {
  await keepSession(session);
  return null;
});
