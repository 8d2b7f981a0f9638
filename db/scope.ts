import type { SQL } from "drizzle-orm";
import { Refusal } from "../lib/kernel/refusal";
import { type Database, doorRole, type Pool } from "./client";
import { isLastWord, isLostConnection, isLostRace, isOutOfTime, isStalePlan, withoutValues } from "./failures";
import { type Driver, inTransaction, outsideTransaction, type Transaction } from "./transaction";

/** Which scope a transaction is in is proven once and carried by its type: a tenant function cannot be given a system one. */
export type TenantTx = Transaction & { readonly scope: "tenant" };
export type UserTx = Transaction & { readonly scope: "user" };
export type SystemTx = Transaction & { readonly scope: "system" };
export type AnyTx = Transaction;

interface Limits {
  /** Longest wait for a connection; the driver itself would wait forever. */
  readonly acquireMs: number;
  /** Longest life of one attempt. Longer than a statement may take, shorter than a person waits. */
  readonly attemptMs: number;
}
const limits: Limits = { acquireMs: 2_000, attemptMs: 8_000 };
const attempts = 4;

/** Reads and writes of one organisation. */
export function withOrganisation<Value>(
  db: Database,
  organisationId: string,
  run: (tx: TenantTx, joined: Database) => Promise<Value>,
) {
  return transact(db, "rollcall_tenant", { "app.organisation_id": organisationId }, run as Run<Value>);
}

/** What belongs to one person, in whatever organisation: my organisations, my invitations, my sessions. */
export function withUser<Value>(db: Database, userId: string, run: (tx: UserTx, joined: Database) => Promise<Value>) {
  return transact(db, "rollcall_user", { "app.user_id": userId }, run as Run<Value>);
}

/** Everything: sign-in, jobs, platform admins. The layer test names the files that may ask for it. */
export function asSystem<Value>(db: Database, run: (tx: SystemTx, joined: Database) => Promise<Value>) {
  return transact(db, "rollcall_system", {}, run as Run<Value>);
}

/**
 * One statement at the door, where nobody is known yet: no transaction, no role, one way to the database and back. All
 * that can be asked there is functions that were lent to `rollcall_door`. `query` is asked again when its connection dies,
 * so it must bear that.
 */
export function atTheDoor<Row extends Record<string, unknown>>(db: Database, query: SQL): Promise<Row[]> {
  // What a connection is between transactions cannot be said to a pooler, so that the door needs one of its own there.
  if (db.pool().driver.isPooled)
    return transact(db, doorRole, {}, async (tx) => Array.from(await tx.execute(query)) as Row[]);
  return persist(db, (driver, { onConnection }) => outsideTransaction<Row>(driver, query, onConnection));
}

/** Handed the database as well, in whose place whatever would open the same scope joins this transaction. */
type Run<Value> = (tx: Transaction, joined: Database) => Promise<Value>;

/**
 * Runs `run` in one transaction that has stepped down to `role`. Retries what was surely rolled back (a lost race, a
 * connection that died before COMMIT was sent), so `run` must have no effect outside the transaction. Refuses with
 * `unavailable` when no connection is to be had in time, and when it cannot be known whether a COMMIT arrived.
 */
function transact<Value>(db: Database, role: string, settings: Record<string, string>, run: Run<Value>) {
  const opening = openingOf(role, settings);
  if (db.joined && db.joined.opening !== opening) throw new Error("another scope inside an open transaction");
  if (db.joined) return run(db.joined.tx, db);
  return persist(db, (driver, watched) =>
    inTransaction(driver, { opening, run: (tx) => run(tx, { ...db, joined: { opening, tx } }), ...watched }),
  );
}

type Attempt<Value> = (driver: Driver, watched: { onConnection(): void; beforeCommit(): void }) => Promise<Value>;

async function persist<Value>(db: Database, attempt: Attempt<Value>): Promise<Value> {
  const askedAt = Date.now();
  for (let time = 1; ; time += 1) {
    try {
      return await attemptOnce(db, attempt, askedAt);
    } catch (error) {
      if (error instanceof UnknownOutcome) throw unavailable("unknown_outcome", error);
      const mayRetry = isLostRace(error) || isLostConnection(error) || isStalePlan(error);
      // Each connection may hold a plan of its own that is stale.
      if (mayRetry && time < (isStalePlan(error) ? 3 * attempts : attempts)) {
        await new Promise((resolve) => setTimeout(resolve, 20 * time + Math.random() * 80 * time));
        continue;
      }
      if (mayRetry || isOutOfTime(error)) throw unavailable("database", withoutValues(error));
      throw withoutValues(error);
    }
  }
}

function unavailable(reason: string, cause: unknown) {
  const refusal = new Refusal("unavailable", { reason });
  refusal.cause = cause;
  return refusal;
}

/** The connection died after COMMIT was sent: the change may or may not be there. */
class UnknownOutcome extends Error {}

function attemptOnce<Value>(db: Database, attempt: Attempt<Value>, askedAt: number) {
  const pool = db.pool();
  return new Promise<Value>((resolve, reject) => {
    let phase: "waiting" | "running" | "committing" | "over" = "waiting";
    const finish = (settle: () => void) => {
      if (phase === "over") return;
      phase = "over";
      clearTimeout(acquire);
      clearTimeout(deadline);
      pool.underWay.delete(giveUp);
      settle();
    };
    const giveUp = (error: unknown) => {
      const isLost = isLostConnection(error);
      // Who has waited long and lost even the place in line is told so; four places in line would be eight seconds.
      const isTired = phase === "waiting" && isLost && Date.now() - askedAt >= limits.acquireMs / 2;
      const busy = isTired ? new Refusal("unavailable", { reason: "busy" }) : null;
      const outcome = phase === "committing" && isLost ? new UnknownOutcome() : (busy ?? error);
      finish(() => reject(outcome));
    };
    const acquire = setTimeout(() => {
      // A busy pool is left alone; one on which nothing has moved for as long as we waited is broken.
      if (Date.now() - pool.lastProgressAt >= limits.acquireMs) db.replace(pool);
      giveUp(new Refusal("unavailable", { reason: "busy" }));
    }, limits.acquireMs);
    const deadline = setTimeout(() => {
      giveUp(Object.assign(new Error("the transaction took too long"), { code: "57014" }));
      // One that is slow by itself must not take the others with it.
      if (Date.now() - pool.lastProgressAt >= limits.acquireMs) db.replace(pool);
    }, limits.attemptMs);
    pool.underWay.add(giveUp);

    const watched = {
      onConnection() {
        advance(pool);
        clearTimeout(acquire);
        if (phase !== "waiting") throw new Error("given up while waiting for a connection");
        phase = "running";
      },
      beforeCommit() {
        // Given up meanwhile: somebody may already be running a second attempt, so this one must never commit.
        if (phase !== "running") throw new Error("given up while running");
        phase = "committing";
      },
    };
    // Behind a promise, so that one that throws at once ends like one that fails.
    Promise.resolve()
      .then(() => attempt(pool.driver, watched))
      .then(
        (value) => {
          advance(pool);
          finish(() => resolve(value));
        },
        (error: unknown) => {
          if (!isLostConnection(error)) advance(pool);
          // postgres 3.4.9 keeps a backend's last words for whoever asks for its connection next, and then loses the new one.
          if (phase === "waiting" && isLastWord(error)) db.retire(pool);
          giveUp(error);
        },
      );
  });
}

function advance(pool: Pool) {
  pool.lastProgressAt = Date.now();
}

/**
 * A tenant's rows are reached through an index that begins with the organisation, so that one organisation's search never
 * reads through everybody's table: left to itself, the planner does so while one organisation has most of the rows. The
 * price of a plan that cannot avoid it is made up, and must not start the compiler.
 */
const throughIndexes = { enable_seqscan: "off", jit: "off" };

/** Steps down, names the tenant or person, and bounds what the transaction may wait for (OP-05). */
function openingOf(role: string, settings: Record<string, string>) {
  const all = {
    ...settings,
    statement_timeout: "5s",
    lock_timeout: "2s",
    idle_in_transaction_session_timeout: "10s",
    ...(role === "rollcall_tenant" ? throughIndexes : {}),
    role,
  };
  const parts = Object.entries(all).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`);
  return `begin; select ${parts.join(", ")}`;
}

/** Ids of our own making come here; anything else is nobody's, and must not become part of a statement. */
function literal(value: string) {
  return /^[\w-]{0,64}$/.test(value) ? `'${value}'` : "''";
}
