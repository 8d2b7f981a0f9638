import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { factorAttempts } from "@/db/schema/two-factor";
import type { passwordAttempts } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";

/** Wrong entries in a row before there is a lock, and before nothing more is tried until it is set anew (AT-01, AT-02, MF-07). */
export const failuresBeforeLock = 10;
export const failuresBeforeOff = 100;

/** Taken before anything is verified, so counted as failed. */
export interface Taken {
  /** How many attempts in a row this is: the tenth locks unless it turns out right. */
  readonly failed: number;
  readonly total: number;
}

/**
 * The one counter of wrong entries, over the rows of an account: a password's, one for each browser, or one for each second factor.
 *
 * @param which the column that tells the counters of one account apart
 * @param neverOff a counter that goes on past a hundred
 */
export function attemptsIn(
  rows: typeof passwordAttempts | typeof factorAttempts,
  which: PgColumn,
  neverOff: SQL = sql`false`,
) {
  const its = (userId: string, key: string) => and(eq(rows.userId, userId), eq(which, key));
  const key = sql.identifier(which.name);
  return {
    /**
     * One conditional statement, so that no number of parallel guesses gets more than ten (INV-09), in a transaction that is
     * committed before anything is verified. Null: locked or off, nothing was counted, nothing is prolonged.
     */
    async take(tx: SystemTx, userId: string, of: string, lockMinutes: number): Promise<Taken | null> {
      const [taken] = await tx.execute<{ failed: number; total: number }>(sql`
          insert into ${rows} (user_id, ${key}, failed, total) values (${userId}, ${of}, 1, 1)
          on conflict (user_id, ${key}) do update set
            failed = case when ${rows.lockedUntil} is null then ${rows.failed} + 1 else 1 end,
            total = ${rows.total} + 1,
            failing_since = case
              when ${rows.lockedUntil} is null and ${rows.failed} > 0 then ${rows.failingSince} else now()
            end,
            locked_until = case
              when ${rows.lockedUntil} is null and ${rows.failed} + 1 >= ${failuresBeforeLock}
              then now() + make_interval(mins => ${lockMinutes})
            end
          where (${rows.lockedUntil} is null or ${rows.lockedUntil} <= now())
            and (${neverOff} or ${rows.total} < ${failuresBeforeOff})
          returning failed, total`);
      return taken ? { failed: taken.failed, total: taken.total } : null;
    },
    /**
     * A success forgives what came before its own attempt and keeps what failed after it. Does nothing when another success
     * has already been counted further.
     */
    async forgive(tx: SystemTx, userId: string, of: string, { failed, total }: Taken): Promise<void> {
      await tx
        .update(rows)
        .set({
          failed: sql`${rows.failed} - ${failed}`,
          total: sql`greatest(0, ${rows.total} - ${total})`,
          // What failed after it stays, and so does its beginning: too early ends a session too many, too late keeps one.
          failingSince: sql`case when ${rows.failed} > ${failed} then ${rows.failingSince} else now() end`,
          lockedUntil: null,
        })
        .where(and(its(userId, of), gte(rows.failed, failed)));
    },
    /** What is set anew begins anew. */
    async clear(tx: SystemTx, userId: string, of: string): Promise<void> {
      await tx.delete(rows).where(its(userId, of));
    },
  };
}
