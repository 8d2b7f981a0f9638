import { factorAttempts } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { attemptsIn, type Taken } from "@/lib/limits/attempts";
import type { Preparation } from "@/lib/usecase/preparation";

export type CountedFactor = (typeof factorAttempts.$inferSelect)["factor"];

export interface FactorAttempt extends Taken {
  readonly userId: string;
  readonly factor: CountedFactor;
}

const attempts = attemptsIn(factorAttempts, factorAttempts.factor);

/**
 * Takes an attempt before anything is verified, counted even if what follows rolls back. Null: the factor is locked or off,
 * nothing was counted. Asking for a new code does not come by here (MF-07).
 */
export async function reserveFactorAttempt(
  ctx: Preparation,
  userId: string,
  factor: CountedFactor,
): Promise<FactorAttempt | null> {
  const { lockoutMinutes } = ctx.settings;
  const taken = await ctx.apart(async (tx) => ({
    value: await attempts.take(tx, userId, factor, lockoutMinutes),
    event: noEvent("what comes of the attempt is the event"),
  }));
  return taken && { userId, factor, ...taken };
}

/** A right entry forgives what came before it and keeps what failed after it. */
export async function forgiveFactorAttempt(tx: SystemTx, attempt: FactorAttempt): Promise<void> {
  await attempts.forgive(tx, attempt.userId, attempt.factor, attempt);
}

/** A factor that is set up anew begins anew. */
export async function clearFactorAttempts(tx: SystemTx, userId: string, factor: CountedFactor): Promise<void> {
  await attempts.clear(tx, userId, factor);
}
