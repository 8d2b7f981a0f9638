import { and, eq, gt, lt, sql } from "drizzle-orm";
import { registrations } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { startSession } from "@/lib/sessions/start-session";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import { checkRegistrationPassword } from "./check-password";
import { createAccount } from "./create-account";
import { confirmRegistrationInput, wrongPasswordsAtMost } from "./input";

/** The button behind the mailed link: makes the account and signs in. In another browser it asks for the password first. */
export const confirmRegistration = defineCommand({
  name: "confirm_registration",
  access: visitor,
  input: confirmRegistrationInput,
  async prepare({ ctx, actor, input }) {
    const waiting = await asSystem(ctx.db, (tx) => findWaiting(tx, input.token));
    if (!waiting) throw new Refusal("expired");
    const isSameBrowser = actor.browserToken !== null && hashToken(actor.browserToken) === waiting.browserHash;
    if (isSameBrowser) return;
    if (!input.password)
      throw new Refusal("invalid", {
        reason: "other_browser",
        fields: { password: "Enter the password that you chose" },
      });
    const isRight = await checkRegistrationPassword(waiting.passwordHash, input.password, () =>
      takeTry(ctx, waiting.id),
    );
    if (isRight) return;
    throw new Refusal("invalid", {
      reason: "other_browser",
      fields: { password: "This is not the password that you chose" },
    });
  },
  async run({ tx, ctx, actor, input }) {
    const waiting = await findWaiting(tx, input.token, true);
    if (!waiting) throw new Refusal("expired");
    const { name, email, emailCanonical, mobile, passwordHash, invitationId } = waiting;
    const userId = await createAccount(tx, ctx, { name, email, emailCanonical, mobile, passwordHash });
    if (!userId) throw new Refusal("expired");
    const session = await startSession(tx, ctx, {
      userId,
      method: "confirmation",
      deviceId: "",
      deviceEpoch: 0,
      replaces: actor.sessionToken,
    });
    return {
      value: { session, invitationId },
      event: [
        accountEvent("account.created", userId),
        accountEvent("session.started", userId, { method: "confirmation" }),
      ],
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

/** Taken before the password is looked at, so that parallel tries get no more than five between them. */
async function takeTry(ctx: Context, id: string) {
  const taken = await asSystem(ctx.db, (tx) =>
    tx
      .update(registrations)
      .set({ failed: sql`${registrations.failed} + 1` })
      .where(and(eq(registrations.id, id), lt(registrations.failed, wrongPasswordsAtMost)))
      .returning({ id: registrations.id }),
  );
  if (taken.length === 0) throw new Refusal("expired");
}
