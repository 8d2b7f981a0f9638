import { sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { factorAttempts } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { failuresBeforeLock } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";
import type { FactorAttempt } from "./factor-attempts";

/** Whoever gets this far knows the password: the person is told (AT-10). */
const failuresBeforeMail = 3;

/**
 * The third wrong entry in a row is told by mail, and so is the tenth, which locks the factor. That one also ends the
 * sessions that began after the first of the ten: whoever guesses here knew the password (decision 0018).
 */
export async function noteFailure(ctx: Preparation, { userId, factor, failed }: FactorAttempt): Promise<void> {
  if (failed !== failuresBeforeMail && failed !== failuresBeforeLock) return;
  const name = failed === failuresBeforeLock ? "factor.locked" : "factor.failing";
  const eventId = ctx.ids.create("evt");
  const details = { factor, minutes: ctx.settings.lockoutMinutes };
  await ctx.apart(async (tx) => {
    if (name === "factor.locked") await endSessionsSinceFirstFailure(tx, userId, factor);
    return {
      value: null,
      event: accountEvent(name, userId, details, eventId),
      messages: [securityNoticeMail({ eventId })],
    };
  });
}

/** None when a right entry came in between and opened the lock again. */
async function endSessionsSinceFirstFailure(tx: SystemTx, userId: string, factor: FactorAttempt["factor"]) {
  await tx.execute(sql`
    delete from ${sessions} using ${factorAttempts}
    where ${factorAttempts.userId} = ${userId} and ${factorAttempts.factor} = ${factor}
      and ${factorAttempts.lockedUntil} > now()
      and ${sessions.userId} = ${factorAttempts.userId} and ${sessions.createdAt} > ${factorAttempts.failingSince}`);
}
