import { asSystem } from "@/db/scope";
import { accountEvent } from "@/lib/audit/account-events";
import { recordAccountEvent } from "@/lib/audit/record";
import { failuresBeforeLock } from "@/lib/limits/attempts";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import type { Context } from "@/lib/usecase/context";
import type { FactorAttempt } from "./factor-attempts";

/** Whoever gets this far knows the password: the person is told (AT-10). */
const failuresBeforeMail = 3;

/** The third wrong entry in a row is told by mail, and so is the tenth, which locks the factor. */
export async function noteFailure(ctx: Context, { userId, factor, failed }: FactorAttempt): Promise<void> {
  if (failed !== failuresBeforeMail && failed !== failuresBeforeLock) return;
  const name = failed === failuresBeforeLock ? "factor.locked" : "factor.failing";
  await asSystem(ctx.db, async (tx) => {
    const eventId = ctx.ids.create("evt");
    const details = { factor, minutes: ctx.settings.lockoutMinutes };
    await recordAccountEvent(tx, ctx, accountEvent(name, userId, details, eventId));
    await enqueue(tx, message("security_notice", { eventId }));
  });
}
