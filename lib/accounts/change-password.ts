import { and, eq, ne, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { passwordResets, passwords } from "@/db/schema/users";
import { withUser } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import type { StartedSession } from "@/lib/sessions/start-session";
import { deviceCookieName, makeDeviceCookie } from "@/lib/sign-in/device-cookie";
import { self } from "@/lib/usecase/access/self";
import { defineCommand } from "@/lib/usecase/command";
import { confirmPassword } from "./confirm-password";
import { dropWaitingEmailChange } from "./drop-waiting-email-change";
import { hashPassword } from "./hash-queue";
import { changePasswordInput } from "./input";
import { passwordChangedMail } from "./mails";
import { passwordContext } from "./password-context";
import { passwordProblem } from "./password-rules";

/**
 * Asks for the current password, then ends every other session, every pending link and every known browser
 * (PW-05), and gives this session a new token (SE-04).
 */
export const changePassword = defineCommand({
  name: "change_password",
  access: self,
  proof: "fresh",
  input: changePasswordInput,
  async prepare({ ctx, actor, input }) {
    const words = await withUser(ctx.db, actor.userId, (tx) => passwordContext(tx, actor.userId));
    const problem = passwordProblem(input.password, words);
    if (problem) throw invalid({ password: problem });
    await confirmPassword(ctx, actor, input.current, "current");
    return { hash: await hashPassword(input.password) };
  },
  async run({ tx, ctx, actor, prepared }) {
    const { userId, sessionId } = actor;
    const [changed] = await tx
      .update(passwords)
      .set({ hash: prepared.hash, changedAt: sql`now()`, deviceEpoch: sql`${passwords.deviceEpoch} + 1` })
      .where(eq(passwords.userId, userId))
      .returning({ deviceEpoch: passwords.deviceEpoch });
    const token = randomToken();
    const [session] = await tx
      .update(sessions)
      .set({ sessionToken: hashToken(token) })
      .where(eq(sessions.id, sessionId))
      .returning({ expires: sessions.expires });
    if (!changed || !session) throw new Refusal("not_found");
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId)));
    await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
    await dropWaitingEmailChange(tx, userId);
    const eventId = ctx.ids.create("evt");
    const device = { userId, deviceId: ctx.ids.create("dev"), epoch: changed.deviceEpoch };
    const value: StartedSession = {
      userId,
      token,
      expiresAt: session.expires.toISOString(),
      deviceCookie: {
        name: deviceCookieName(userId),
        value: makeDeviceCookie(ctx.cookieSecret, device, ctx.clock.now().getTime()),
      },
    };
    return {
      value,
      event: accountEvent("password.changed", userId, {}, eventId),
      messages: [passwordChangedMail({ eventId })],
    };
  },
});
