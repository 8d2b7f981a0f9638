import { and, eq, gte, sql } from "drizzle-orm";
import { factorAttempts } from "@/db/schema/two-factor";
import { asSystem, type SystemTx } from "@/db/scope";
import type { Context } from "@/lib/usecase/context";

export type CountedFactor = (typeof factorAttempts.$inferSelect)["factor"];

/** Wrong entries in a row before the factor locks, and before it is off until it is set up anew (MF-07). */
export const failuresBeforeLock = 10;
export const failuresBeforeOff = 100;

export interface FactorAttempt {
  readonly userId: string;
  readonly factor: CountedFactor;
  readonly failed: number;
  readonly total: number;
}

/**
 * Takes an attempt before anything is verified, as a password's is taken: counted even if what follows rolls back. Null:
 * the factor is locked or off, nothing was counted (INV-09). Asking for a new code does not come by here.
 */
export async function reserveFactorAttempt(
  ctx: Context,
  userId: string,
  factor: CountedFactor,
): Promise<FactorAttempt | null> {
  const [row] = await asSystem(ctx.db, (tx) =>
    tx.execute<{ failed: number; total: number }>(sql`
      insert into factor_attempts as a (user_id, factor, failed, total) values (${userId}, ${factor}, 1, 1)
      on conflict (user_id, factor) do update set
        failed = case when a.locked_until is null then a.failed + 1 else 1 end,
        total = a.total + 1,
        locked_until = case
          when a.locked_until is null and a.failed + 1 >= ${failuresBeforeLock}
          then now() + make_interval(mins => ${ctx.settings.lockoutMinutes})
        end
      where (a.locked_until is null or a.locked_until <= now()) and a.total < ${failuresBeforeOff}
      returning failed, total`),
  );
  return row ? { userId, factor, ...row } : null;
}

/** A right entry forgives what came before it and keeps what failed after it. */
export async function forgiveFactorAttempt(tx: SystemTx, attempt: FactorAttempt): Promise<void> {
  await tx
    .update(factorAttempts)
    .set({
      failed: sql`${factorAttempts.failed} - ${attempt.failed}`,
      total: sql`greatest(0, ${factorAttempts.total} - ${attempt.total})`,
      lockedUntil: null,
    })
    .where(
      and(
        eq(factorAttempts.userId, attempt.userId),
        eq(factorAttempts.factor, attempt.factor),
        gte(factorAttempts.failed, attempt.failed),
      ),
    );
}

/** A factor that is set up anew begins anew. */
export async function clearFactorAttempts(tx: SystemTx, userId: string, factor: CountedFactor): Promise<void> {
  await tx.delete(factorAttempts).where(and(eq(factorAttempts.userId, userId), eq(factorAttempts.factor, factor)));
}
