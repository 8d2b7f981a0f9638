import "server-only";
import { redirect } from "next/navigation";
import { safeRedirect } from "@/lib/kernel/safe-redirect";
import type { SignInOutcome } from "@/lib/sign-in/complete-sign-in";
import { configuration } from "./configuration";
import { keepSession, keepWaitingSignIn } from "./cookies";

/** Keeps the cookie of what a step of the sign-in led to, and leads on: to the next step, or to the page that was wanted. */
export async function goOnSigningIn(outcome: SignInOutcome, wanted: string | undefined): Promise<never> {
  const next = safeRedirect(wanted, configuration().appUrl);
  if (outcome.next === "session") {
    await keepSession(outcome.session);
    redirect(next ?? "/");
  }
  await keepWaitingSignIn(outcome.waiting);
  const page = outcome.byEmail ? "/sign-in/link" : "/sign-in/two-factor";
  redirect(next ? `${page}?next=${encodeURIComponent(next)}` : page);
}
