"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/kernel/form-state";
import { endSession } from "@/lib/sessions/end-session";
import { runAction } from "./action";
import { currentSession } from "./actor";
import { answerWith } from "./answer";
import { dropSession } from "./cookies";

const end = runAction(endSession, signedOut);

/** Ends the session, empties what the browser kept of it, and Back shows nothing (SE-09). */
export async function signOutAction(previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  // It has ended already, in another tab or by itself: what was wanted is so.
  const isOver = await currentSession("").then(
    (session) => session === null,
    // Where the database does not answer, the command says so.
    () => false,
  );
  return isOver ? signedOut() : end(previous, form);
}

async function signedOut(): Promise<never> {
  await dropSession();
  answerWith({ headers: { "clear-site-data": '"cache", "storage"' } });
  redirect("/sign-in?note=signed-out");
}
