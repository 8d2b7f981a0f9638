"use server";

import { redirect } from "next/navigation";
import { idle } from "@/lib/kernel/form-state";
import { endSession } from "@/lib/sessions/end-session";
import { runAction } from "./action";
import { answerWith } from "./answer";
import { dropSession } from "./cookies";

const signOut = runAction(endSession, async () => {
  await dropSession();
  answerWith({ headers: { "clear-site-data": '"cache", "storage"' } });
  redirect("/sign-in?note=signed-out");
});

/** Ends the session, empties what the browser kept of it, and Back shows nothing (SE-09). A plain form posts it. */
export async function signOutAction(form: FormData): Promise<void> {
  const answer = await signOut(idle, form);
  // Nobody may believe that they are signed out when they are not.
  if (answer.status === "refused" && answer.code === "unavailable") throw new Error("not signed out: unavailable");
}
