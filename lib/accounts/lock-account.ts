import { and, eq, gt, ne, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { passwordAttempts, users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { recordAccountEvent } from "@/lib/audit/record";
import { recordInTeams } from "@/lib/audit/record-in-teams";
import { failuresBeforeOff } from "@/lib/limits/attempts";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import type { Context } from "@/lib/usecase/context";
import type { Attempt } from "./password-attempts";

/**
 * The tenth wrong password: other sessions end, the person is told by mail, and the team organisations that they belong
 * to find it in their logs. The counter itself was locked when the attempt was taken.
 */
export async function lockAccount(ctx: Context, attempt: Attempt, keepSessionId: string | null): Promise<void> {
  await asSystem(ctx.db, async (tx) => {
    const [locked] = await tx
      .select({ name: users.name, email: users.email })
      .from(passwordAttempts)
      .innerJoin(users, eq(users.id, passwordAttempts.userId))
      .where(
        and(
          eq(passwordAttempts.userId, attempt.userId),
          eq(passwordAttempts.deviceId, attempt.deviceId),
          gt(passwordAttempts.lockedUntil, sql`now()`),
        ),
      );
    // A right password came in between and opened it again.
    if (!locked) return;
    // After a hundred, time alone opens it to no browser that it does not know (AT-02).
    const isOff = attempt.deviceId === "" && attempt.total >= failuresBeforeOff;
    const minutes = isOff ? null : ctx.settings.lockoutMinutes;
    await tx.delete(sessions).where(and(eq(sessions.userId, attempt.userId), ne(sessions.id, keepSessionId ?? "")));
    const eventId = ctx.ids.create("evt");
    await recordAccountEvent(tx, ctx, accountEvent("account.locked", attempt.userId, { minutes }, eventId));
    await enqueue(tx, message("account_locked", { eventId }));
    const person = { id: attempt.userId, name: locked.name, email: locked.email };
    await recordInTeams(tx, ctx, attempt.userId, "system", (memberId) =>
      auditEvent("account.locked", memberId, { userId: attempt.userId, minutes }, person),
    );
  });
}
