import type { StartedSession } from "@/lib/sessions/start-session";
import type { SignInOutcome } from "@/lib/sign-in/complete-sign-in";

/** The session of a sign-in that needed no second step. */
export async function signedIn(signingIn: Promise<SignInOutcome>): Promise<StartedSession> {
  const outcome = await signingIn;
  if (outcome.next !== "session") throw new Error("a second step is asked for");
  return outcome.session;
}
