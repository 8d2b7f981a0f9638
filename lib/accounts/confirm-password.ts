import { eq } from "drizzle-orm";
import { passwords } from "@/db/schema/users";
import { withUser } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import type { UserActor } from "@/lib/usecase/claims";
import type { Preparation } from "@/lib/usecase/preparation";
import { checkPassword } from "./check-password";
import { forgiveAttempts } from "./password-attempts";

/**
 * The password of the signed-in person, asked again before an act that takes an account over or away. Counts as an
 * attempt like any other (AT-09). Runs before the act's own transaction.
 *
 * @param field where the form shows that it is wrong
 */
export async function confirmPassword(ctx: Preparation, actor: UserActor, given: string, field: string): Promise<void> {
  const mine = await withUser(ctx.db, actor.userId, async (tx) => {
    const [row] = await tx.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, actor.userId));
    return row;
  });
  if (!mine) throw new Refusal("not_found");
  const counter = { userId: actor.userId, deviceId: "" };
  const { isRight, attempt } = await checkPassword(ctx, counter, mine.hash, given);
  if (!attempt) {
    throw new Refusal("rate_limited", { reason: "locked", facts: { minutes: ctx.settings.lockoutMinutes } });
  }
  if (!isRight) throw invalid({ [field]: "wrong_password" });
  await ctx.apart(async (tx) => {
    await forgiveAttempts(tx, attempt);
    return { value: null, event: noEvent("what it was asked for is the event") };
  });
}
