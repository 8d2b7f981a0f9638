import "server-only";
import { redirect } from "next/navigation";
import type { SignInOutcome } from "@/lib/sign-in/complete-sign-in";
import { keepSession, keepWaitingSignIn } from "./cookies";
import { carrying, wantedPage } from "./wanted-page";

/** Keeps the cookie of what a step of the sign-in led to, and leads on: to the next step, or to the page that was wanted. */
export async function goOnSigningIn(outcome: SignInOutcome, wanted: string | undefined): Promise<never> {
  const next = wantedPage(wanted);
  if (outcome.next === "session") {
    await keepSession(outcome.session);
    redirect(next ?? "/");
  }
  await keepWaitingSignIn(outcome.waiting);
  const page = outcome.byEmail ? "/sign-in/link" : "/sign-in/two-factor";
  redirect(carrying(next, page));
}
