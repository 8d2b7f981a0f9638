import { and, eq, isNull, sql } from "drizzle-orm";
import { passwordResets, users } from "@/db/schema/users";
import { accountEvent } from "@/lib/audit/account-events";
import { noEvent } from "@/lib/audit/no-event";
import { permitMailFromStranger, refuseMailTooSoon } from "@/lib/limits/mail-limits";
import { deriveToken, hashToken, newSeed } from "@/lib/secrets/derive-token";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { askPasswordResetInput } from "./input";
import { passwordResetMail } from "./mails";

const validMinutes = 60;

/** The same answer for any address (product.md 3.10). Mails go to the stored address only (IN-06); the newest link wins. */
export const askPasswordReset = defineCommand({
  name: "ask_password_reset",
  access: visitor,
  input: askPasswordResetInput,
  async run({ tx, ctx, input }) {
    const { canonical } = input.email;
    const value = { email: input.email.typed };
    if (input.again) await refuseMailTooSoon(tx, "reset", canonical);
    if ((await permitMailFromStranger(tx, "reset", canonical, ctx.request.ip)) > 0) {
      return { value, event: noEvent("too many mails asked for: answered as always, nothing written") };
    }
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.emailCanonical, canonical), isNull(users.archivedAt)));
    if (!user) return { value, event: noEvent("no account has this address") };
    const id = ctx.ids.create("rst");
    const seed = newSeed(ctx.mailKeys);
    const row = {
      id,
      ...seed,
      tokenHash: hashToken(deriveToken(ctx.mailKeys, "password-reset", id, seed)),
      createdAt: sql`now()`,
      expiresAt: sql`now() + make_interval(mins => ${validMinutes})`,
    };
    await tx
      .insert(passwordResets)
      .values({ userId: user.id, ...row })
      .onConflictDoUpdate({ target: passwordResets.userId, set: row });
    return {
      value,
      event: accountEvent("password.reset_asked", user.id),
      messages: [passwordResetMail({ resetId: id })],
    };
  },
});
