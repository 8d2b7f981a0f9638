import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { passwordResets, passwords, users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { visitor } from "@/lib/usecase/access/visitor";
import { defineCommand } from "@/lib/usecase/command";
import { dropWaitingEmailChange } from "./drop-waiting-email-change";
import { hashPassword } from "./hash-queue";
import { resetPasswordInput } from "./input";
import { passwordChangedMail } from "./mails";
import { clearAttempts } from "./password-attempts";
import { passwordContext } from "./password-context";
import { passwordProblem } from "./password-rules";
import { proveAddress } from "./prove-address";

/**
 * Sets the password and opens the locks. Signs nobody in, ends every session, makes every browser unknown, and tells
 * the person (PW-05, PW-06). The link also proves the address.
 */
export const resetPassword = defineCommand({
  name: "reset_password",
  access: visitor,
  input: resetPasswordInput,
  async prepare({ ctx, input }) {
    const words = await ctx.look((tx) => findReset(tx, input.token));
    if (!words) throw new Refusal("expired");
    const problem = passwordProblem(input.password, words);
    if (problem) throw invalid({ password: problem });
    return { hash: await hashPassword(input.password) };
  },
  async run({ tx, ctx, input, prepared }) {
    const [spent] = await tx
      .delete(passwordResets)
      .where(and(eq(passwordResets.tokenHash, hashToken(input.token)), gt(passwordResets.expiresAt, sql`now()`)))
      .returning({ userId: passwordResets.userId });
    if (!spent) throw new Refusal("expired");
    const { userId } = spent;
    await proveAddress(tx, userId);
    await tx
      .update(passwords)
      .set({ hash: prepared.hash, changedAt: sql`now()`, deviceEpoch: sql`${passwords.deviceEpoch} + 1` })
      .where(eq(passwords.userId, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await dropWaitingEmailChange(tx, userId);
    await clearAttempts(tx, userId);
    const eventId = ctx.ids.create("evt");
    return {
      value: null,
      event: accountEvent("password.reset", userId, {}, eventId),
      messages: [passwordChangedMail({ eventId })],
    };
  },
});

/** Whether the link works, as the words that its person's password may not be. */
async function findReset(tx: SystemTx, token: string) {
  const [row] = await tx
    .select({ userId: users.id })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(
      and(
        eq(passwordResets.tokenHash, hashToken(token)),
        gt(passwordResets.expiresAt, sql`now()`),
        isNull(users.archivedAt),
      ),
    );
  return row ? passwordContext(tx, row.userId) : null;
}
