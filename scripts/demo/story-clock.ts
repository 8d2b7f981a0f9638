import type postgres from "postgres";
import type { Clock } from "../../lib/kernel/clock";
import { createId, type Ids } from "../../lib/kernel/ids";

/** From `real` on, until the next one, the demo's people live at `told`. */
export interface Stretch {
  /** The database's clock, ISO 8601 in UTC with microseconds. */
  readonly real: string;
  readonly told: Date;
}

export interface StoryClock {
  readonly clock: Clock;
  /** Ids carry the time of the story. */
  readonly ids: Ids;
  /** Every stretch that there was, in order. */
  readonly stretches: readonly Stretch[];
  /** The story goes on at this moment, never before the one that it had reached. */
  goOnAt(told: Date): Promise<void>;
}

/**
 * The demo's own clock. Commands run one after the other within seconds, at the database's time; this remembers which part of
 * those seconds stands for which moment of the story, so that `move-times.ts` can put everything where it belongs.
 */
export function openStoryClock(sql: postgres.Sql, begins: Date): StoryClock {
  const stretches: Stretch[] = [];
  let told = begins.getTime();
  let since = Date.now();
  const now = () => told + (Date.now() - since);
  return {
    clock: { now: () => new Date(now()) },
    ids: { create: (prefix) => createId(prefix, now()) },
    stretches,
    async goOnAt(moment) {
      const [row] = await sql<{ real: string }[]>`
        select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as real`;
      told = Math.max(moment.getTime(), now() + 1);
      since = Date.now();
      stretches.push({ real: row?.real ?? "", told: new Date(told) });
    },
  };
}
