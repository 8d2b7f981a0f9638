"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { answerWith } from "@/app/_server/answer";
import { dropSession } from "@/app/_server/cookies";
import { deleteAccount } from "@/lib/accounts/delete-account";

export const deleteAccountAction = runAction(deleteAccount, async () => {
  await dropSession();
  answerWith({ headers: { "clear-site-data": '"cache", "storage"' } });
  redirect("/sign-in?note=deleted");
});
