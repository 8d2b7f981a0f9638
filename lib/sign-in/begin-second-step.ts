import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { passwords, users } from "@/db/schema/users";
import { waitingSignIns } from "@/db/schema/waiting-sign-ins";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import type { Factors } from "@/lib/two-factor/read-factors";
import { sendCode } from "@/lib/two-factor/send-code";
import type { Context } from "@/lib/usecase/context";
import type { Outcome } from "@/lib/usecase/outcome";
import type { BegunSignIn, SignInOutcome } from "./complete-sign-in";

/** How long the second step may take; as long as the code or link, where one is sent (decision 0012). */
const minutes = 10;
const linkMinutes = 60;

/** A right password yields no session yet, but a record that is good for the second step and nothing else (MF-01). */
export async function beginSecondStep(
  tx: SystemTx,
  ctx: Context,
  begun: BegunSignIn,
  factors: Factors,
): Promise<Outcome<SignInOutcome, PlacedEvent>> {
  const { userId, deviceId, deviceEpoch, failed, total } = begun;
  const id = ctx.ids.create("sgn");
  const token = randomToken();
  const { method } = factors;
  const sends = method === "sms_auth" ? "sms" : method === "email_auth" ? "email" : null;
  const valid = sends === "sms" ? ctx.settings.signInCodeMinutes : sends === "email" ? linkMinutes : minutes;
  const [row] = await tx
    .insert(waitingSignIns)
    .values({
      id,
      tokenHash: hashToken(token),
      userId,
      deviceId,
      deviceEpoch,
      attemptFailed: failed,
      attemptTotal: total,
      expiresAt: sql`now() + make_interval(mins => ${valid})`,
    })
    .returning({ expiresAt: waitingSignIns.expiresAt });
  if (!row) throw new Error("a waiting sign-in was not stored");
  const sent = sends ? await sendCode(tx, ctx, { userId, way: sends, boundTo: id, mobile: factors.mobile }) : null;
  const value: SignInOutcome = {
    next: "second_step",
    waiting: { token, expiresAt: row.expiresAt.toISOString() },
    byEmail: method === "email_auth",
  };
  return {
    value,
    event:
      sends && sent?.message
        ? accountEvent("code.sent", userId, { way: sends })
        : noEvent("the second step is missing, and the session that it leads to is the event"),
    messages: sent?.message ? [sent.message] : [],
  };
}

/** The sign-in that this browser has begun, or null. Held, if it is about to end. */
export async function findWaitingSignIn(tx: SystemTx, token: string | null, hold = false) {
  if (!token) return null;
  const reading = tx
    .select({ waiting: waitingSignIns, name: users.name, email: users.email })
    .from(waitingSignIns)
    .innerJoin(users, eq(users.id, waitingSignIns.userId))
    // A password that was changed or reset since, or an address that moved, ends what the old one began (PW-05).
    .innerJoin(passwords, and(eq(passwords.userId, users.id), eq(passwords.deviceEpoch, waitingSignIns.deviceEpoch)))
    .where(
      and(
        eq(waitingSignIns.tokenHash, hashToken(token)),
        gt(waitingSignIns.expiresAt, sql`now()`),
        isNull(users.archivedAt),
      ),
    );
  const [row] = await (hold ? reading.for("update", { of: waitingSignIns }) : reading);
  return row ?? null;
}

/** Ends the waiting: of any number of browsers that come with the same record, one gets it. */
export async function takeWaitingSignIn(tx: SystemTx, token: string | null): Promise<BegunSignIn | null> {
  const found = await findWaitingSignIn(tx, token, true);
  if (!found) return null;
  const { id, userId, deviceId, deviceEpoch, attemptFailed, attemptTotal } = found.waiting;
  await tx.delete(waitingSignIns).where(eq(waitingSignIns.id, id));
  return { userId, deviceId, deviceEpoch, failed: attemptFailed, total: attemptTotal };
}
