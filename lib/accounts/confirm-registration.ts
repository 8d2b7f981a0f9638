import { and, eq, gt, lt, sql } from "drizzle-orm";
import { registrations } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { startSession } from "@/lib/sessions/start-session";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { checkRegistrationPassword } from "./check-password";
import { createAccount } from "./create-account";
import { confirmRegistrationInput, wrongPasswordsAtMost } from "./input";
import { takeRegistrationTry } from "./take-registration-try";

/** The button behind the mailed link: makes the account and signs in. In another browser it asks for the password first. */
export const confirmRegistration = defineCommand({
  name: "confirm_registration",
  access: visitor,
  input: confirmRegistrationInput,
  async prepare({ ctx, actor, input }) {
    const waiting = await ctx.look((tx) => findWaiting(tx, input.token));
    if (!waiting) throw new Refusal("expired");
    const isSameBrowser = actor.browserToken !== null && hashToken(actor.browserToken) === waiting.browserHash;
    if (isSameBrowser) return;
    if (!input.password)
      throw new Refusal("invalid", {
        reason: "other_browser",
        fields: { password: "required" },
      });
    const isRight = await checkRegistrationPassword(waiting.passwordHash, input.password, () =>
      takeRegistrationTry(ctx, waiting.id),
    );
    if (isRight) return;
    throw new Refusal("invalid", {
      reason: "other_browser",
      fields: { password: "not_chosen" },
    });
  },
  async run({ tx, ctx, actor, input }) {
    const waiting = await findWaiting(tx, input.token, true);
    if (!waiting) throw new Refusal("expired");
    const { name, email, emailCanonical, mobile, passwordHash, invitationId } = waiting;
    const created = await createAccount(tx, ctx, {
      name,
      email,
      emailCanonical,
      mobile,
      passwordHash,
      invitationId,
    });
    if (!created) throw new Refusal("expired");
    const { userId, events } = created;
    const session = await startSession(tx, ctx, {
      userId,
      method: "confirmation",
      deviceId: "",
      deviceEpoch: 0,
      replaces: actor.sessionToken,
    });
    return {
      value: { session, invitationId },
      event: [...events, accountEvent("session.started", userId, { method: "confirmation" })],
    };
  },
});

async function findWaiting(tx: SystemTx, token: string, hold = false) {
  const reading = tx
    .select()
    .from(registrations)
    .where(
      and(
        eq(registrations.tokenHash, hashToken(token)),
        gt(registrations.expiresAt, sql`now()`),
        // Held for use, the password has been right or not needed: and the fifth try counts even when it is the right one.
        hold ? undefined : lt(registrations.failed, wrongPasswordsAtMost),
      ),
    );
  const [row] = await (hold ? reading.for("update") : reading);
  return row;
}
