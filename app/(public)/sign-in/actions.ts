"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { configuration } from "@/app/_server/configuration";
import { keepSession } from "@/app/_server/cookies";
import { safeRedirect } from "@/lib/kernel/safe-redirect";
import { signIn } from "@/lib/sign-in/sign-in";

export const signInAction = runAction(signIn, async (session, { query }) => {
  await keepSession(session);
  redirect(safeRedirect(query.next, configuration().appUrl) ?? "/");
});
