import type { SystemTx } from "@/db/scope";
import type { SessionFactor } from "@/lib/access/two-factor-rules";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { forgiveAttempts } from "@/lib/accounts/password-attempts";
import { accountEvent } from "@/lib/audit/account-events";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import type { Message } from "@/lib/messages/message";
import { type StartedSession, startSession } from "@/lib/sessions/start-session";
import type { Context } from "@/lib/usecase/context";
import type { Outcome } from "@/lib/usecase/outcome";
import { newBrowserMail } from "./mails";

/** A sign-in whose password was right. */
export interface BegunSignIn {
  readonly userId: string;
  /** '' for a browser that the account does not know. */
  readonly deviceId: string;
  readonly deviceEpoch: number;
  /** The password attempt: only a completed sign-in forgives it (product.md 3.7). */
  readonly failed: number;
  readonly total: number;
}

export interface CompletedStep {
  readonly factor: SessionFactor;
  readonly isUserVerified?: boolean;
}

/** The end of every sign-in with a password: opens the counter, starts the session, tells of a new browser. */
export async function completeSignIn(
  tx: SystemTx,
  ctx: Context,
  begun: BegunSignIn,
  replaces: string | null,
  step?: CompletedStep,
): Promise<Outcome<SignInOutcome, PlacedEvent>> {
  const { userId, deviceId, deviceEpoch } = begun;
  await forgiveAttempts(tx, begun);
  const session = await startSession(tx, ctx, {
    userId,
    method: "password",
    deviceId,
    deviceEpoch,
    replaces,
    ...step,
  });
  const eventId = ctx.ids.create("evt");
  const details = { method: "password", ...(step ? { factor: step.factor } : {}) };
  // Confirming the account made its first browser known, so one that is not is new, however long ago the last was.
  const messages: Message[] = deviceId === "" ? [newBrowserMail({ eventId })] : [];
  const events = [accountEvent("session.started", userId, details, eventId)];
  if (step?.factor === "recovery") {
    const used = ctx.ids.create("evt");
    events.push(accountEvent("recovery_code.used", userId, {}, used));
    messages.push(securityNoticeMail({ eventId: used }));
  }
  const value: SignInOutcome = { next: "session", session };
  return { value, event: events, messages };
}

/** What a right password, or a right second step, leads to. */
export type SignInOutcome =
  | { readonly next: "session"; readonly session: StartedSession }
  | {
      readonly next: "second_step";
      /** For the cookie of this browser. */
      readonly waiting: { readonly token: string; readonly expiresAt: string };
      /** Mailed links have a page of their own. */
      readonly byEmail: boolean;
    };
