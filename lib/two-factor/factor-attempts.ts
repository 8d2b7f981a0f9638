import { factorAttempts } from "@/db/schema/two-factor";
import type { SystemTx } from "@/db/scope";
import { attemptsIn, type Taken } from "@/lib/limits/attempts";
import type { Context } from "@/lib/usecase/context";

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
  ctx: Context,
  userId: string,
  factor: CountedFactor,
): Promise<FactorAttempt | null> {
  const taken = await attempts.take(ctx.db, userId, factor, ctx.settings.lockoutMinutes);
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
