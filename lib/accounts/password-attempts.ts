import { and, eq, gte, sql } from "drizzle-orm";
import { passwordAttempts } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import type { Context } from "@/lib/usecase/context";

export const failuresBeforeLock = 10;
/** Consecutive failures after which unknown browsers are kept out until the password is reset (AT-02). */
export const failuresBeforeOff = 100;

/** Which counter: the account's own, or that of one browser which has signed in to it before (AT-03). */
export interface AttemptCounter {
  readonly userId: string;
  /** '' for every browser that the account does not know. */
  readonly deviceId: string;
}

export interface Attempt extends AttemptCounter {
  /** How many attempts in a row this is: the tenth locks unless it turns out right. */
  readonly failed: number;
  readonly total: number;
}

/**
 * Takes an attempt before anything is verified, counting it as failed: one conditional statement, so that no number of
 * parallel guesses gets more than ten (INV-09). Null: locked, nothing was counted, nothing is prolonged.
 */
export async function reserveAttempt(ctx: Context, counter: AttemptCounter): Promise<Attempt | null> {
  const [row] = await asSystem(ctx.db, (tx) =>
    tx.execute<{ failed: number; total: number }>(sql`
      insert into password_attempts as a (user_id, device_id, failed, total)
      values (${counter.userId}, ${counter.deviceId}, 1, 1)
      on conflict (user_id, device_id) do update set
        failed = case when a.locked_until is null then a.failed + 1 else 1 end,
        total = a.total + 1,
        locked_until = case
          when a.locked_until is null and a.failed + 1 >= ${failuresBeforeLock}
          then now() + make_interval(mins => ${ctx.settings.lockoutMinutes})
        end
      where (a.locked_until is null or a.locked_until <= now())
        and (a.device_id <> '' or a.total < ${failuresBeforeOff})
      returning failed, total`),
  );
  return row ? { ...counter, failed: row.failed, total: row.total } : null;
}

/**
 * A completed sign-in forgives what came before its own attempt and keeps what failed after it. Does nothing when another
 * success has already been counted further.
 */
export async function forgiveAttempts(tx: SystemTx, attempt: Attempt): Promise<void> {
  await tx
    .update(passwordAttempts)
    .set({
      failed: sql`${passwordAttempts.failed} - ${attempt.failed}`,
      total: sql`greatest(0, ${passwordAttempts.total} - ${attempt.total})`,
      lockedUntil: null,
    })
    .where(
      and(
        eq(passwordAttempts.userId, attempt.userId),
        eq(passwordAttempts.deviceId, attempt.deviceId),
        gte(passwordAttempts.failed, attempt.failed),
      ),
    );
}

/** A completed reset opens every counter (product.md 2). */
export async function clearAttempts(tx: SystemTx, userId: string): Promise<void> {
  await tx.delete(passwordAttempts).where(eq(passwordAttempts.userId, userId));
}
