import { securityNoticeMail } from "@/lib/accounts/mails";
import { accountEvent } from "@/lib/audit/account-events";
import { failuresBeforeLock } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";
import type { FactorAttempt } from "./factor-attempts";

/** Whoever gets this far knows the password: the person is told (AT-10). */
const failuresBeforeMail = 3;

/** The third wrong entry in a row is told by mail, and so is the tenth, which locks the factor. */
export async function noteFailure(ctx: Preparation, { userId, factor, failed }: FactorAttempt): Promise<void> {
  if (failed !== failuresBeforeMail && failed !== failuresBeforeLock) return;
  const name = failed === failuresBeforeLock ? "factor.locked" : "factor.failing";
  const eventId = ctx.ids.create("evt");
  const details = { factor, minutes: ctx.settings.lockoutMinutes };
  await ctx.apart(async () => ({
    value: null,
    event: accountEvent(name, userId, details, eventId),
    messages: [securityNoticeMail({ eventId })],
  }));
}
