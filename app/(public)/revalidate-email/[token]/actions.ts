"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepToken } from "@/app/_server/cookies";
import { revalidateEmail } from "@/lib/accounts/revalidate-email";

export const revalidateEmailAction = runAction(revalidateEmail, async (session) => {
  if (session) await keepToken(session);
  redirect("/");
});
