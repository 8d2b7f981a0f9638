import { and, eq, gt, sql } from "drizzle-orm";
import { passwordAttempts } from "@/db/schema/users";
import { accountEvent } from "@/lib/audit/account-events";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import { noEvent } from "@/lib/audit/no-event";
import { failuresBeforeOff } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";
import { accountLockedMail } from "./mails";
import type { Attempt } from "./password-attempts";

/**
 * The tenth wrong password: the person is told by mail, and the team organisations that they belong to find it in their
 * logs. No session ends, since any stranger can cause this (decision 0018). The counter itself was locked when the attempt
 * was taken.
 */
export async function lockAccount(ctx: Preparation, attempt: Attempt): Promise<void> {
  await ctx.apart(async (tx) => {
    const [locked] = await tx
      .select({ userId: passwordAttempts.userId })
      .from(passwordAttempts)
      .where(
        and(
          eq(passwordAttempts.userId, attempt.userId),
          eq(passwordAttempts.deviceId, attempt.deviceId),
          gt(passwordAttempts.lockedUntil, sql`now()`),
        ),
      );
    // A right password came in between and opened it again.
    if (!locked) return { value: null, event: noEvent("nothing is locked") };
    // After a hundred, time alone opens it to no browser that it does not know (AT-02).
    const isOff = attempt.deviceId === "" && attempt.total >= failuresBeforeOff;
    const minutes = isOff ? null : ctx.settings.lockoutMinutes;
    const eventId = ctx.ids.create("evt");
    const inTeams = await eventsInTeams(tx, attempt.userId, (memberId, person) =>
      auditEvent("account.locked", memberId, { userId: attempt.userId, minutes }, person),
    );
    return {
      value: null,
      event: [accountEvent("account.locked", attempt.userId, { minutes }, eventId), ...inTeams],
      messages: [accountLockedMail({ eventId })],
    };
  });
}
