import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import type { PlacedEvent } from "@/lib/audit/placed-event";
import { systemIds } from "@/lib/kernel/ids";
import type { LockTarget } from "@/lib/usecase/access/lock";
import { readBySystem, writeBySystem } from "@/lib/usecase/by-system";
import type { Context } from "@/lib/usecase/context";
import type { Outcome } from "@/lib/usecase/outcome";

/** What whoever starts a job gives it. */
export interface JobGround extends Pick<Context, "db" | "sealKeys" | "alert"> {
  /** In tests: another moment than the database's. */
  readonly at?: Date | undefined;
}

/** What a job works with: its events carry its name as the id of their request. */
export type JobContext = JobGround & Pick<Context, "ids" | "request">;

/** What one of them leaves; null when it was taken back, or another worker was faster. */
export type Done = Omit<Outcome<unknown, PlacedEvent>, "value"> | null;

interface Described<One> {
  /** snake_case, unique: its task in the queue, and the id of its request in logs. */
  readonly name: string;
  /** When it runs, as a cron pattern in UTC. */
  readonly every: string;
  /** What there is to do now: ids, and what else must be known before anything is locked. */
  readonly due: (scene: { readonly tx: SystemTx; readonly ctx: JobContext }) => Promise<readonly One[]>;
  /** Whose rows are locked before anything else (INV-02, INV-03). */
  readonly locks?: (one: One) => LockTarget;
}

interface Work<One> {
  readonly ctx: JobContext;
  readonly one: One;
}

interface Plain<One> {
  readonly prepare?: undefined;
  /** May run again when the transaction is retried: no effect outside `tx`. Looks again whether it is still due. */
  readonly run: (scene: Work<One> & { readonly tx: SystemTx }) => Promise<Done>;
}

interface Prepared<One, Found> {
  /** Work that must not happen inside the transaction, or takes longer than one may. */
  readonly prepare: (work: Work<One>) => Promise<Found>;
  readonly run: (scene: Work<One> & { readonly tx: SystemTx; readonly prepared: Found }) => Promise<Done>;
}

export interface Job {
  /** @returns how many were done */
  (given: JobGround): Promise<number>;
  readonly definition: { readonly name: string; readonly every: string };
}

/**
 * What happens by itself at its time. Each of what is due is done in a transaction of its own, so that one that fails keeps
 * no other back; it stays due, and the failure is the job's, once all others are done.
 */
export function defineJob<One, Found>(definition: Described<One> & Prepared<One, Found>): Job;
export function defineJob<One>(definition: Described<One> & Plain<One>): Job;
export function defineJob<One, Found>(definition: Described<One> & (Plain<One> | Prepared<One, Found>)): Job {
  const { name, every, due, locks } = definition;

  const prepare = async (work: Work<One>) => {
    if (!definition.prepare) return (tx: SystemTx) => definition.run({ ...work, tx });
    const { run } = definition;
    const prepared = await definition.prepare(work);
    return (tx: SystemTx) => run({ ...work, tx, prepared });
  };

  const doOne = async (ctx: JobContext, one: One): Promise<boolean> => {
    const run = await prepare({ ctx, one });
    const finish = async (tx: SystemTx) => {
      const done = await run(tx);
      return done ? { ...done, value: true } : { value: false, event: noEvent("there was nothing left to do") };
    };
    return writeBySystem(ctx, finish, locks ? locks(one) : null);
  };

  const job = async (given: JobGround): Promise<number> => {
    const ctx: JobContext = { ...given, ids: systemIds, request: { id: name, ip: null, browser: null } };
    const failures: unknown[] = [];
    let count = 0;
    for (const one of await readBySystem(ctx, (tx) => due({ tx, ctx }))) {
      try {
        if (await doOne(ctx, one)) count += 1;
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${name}: ${failures.length} failed: ${failures[0]}`);
    return count;
  };
  return Object.assign(job, { definition: { name, every } });
}
