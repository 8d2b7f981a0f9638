import { NoopLogger } from "drizzle-orm/logger";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { Pool as QueuePool } from "pg";
import postgres from "postgres";
import { isLostConnection } from "./failures";
import type { Driver, Transaction } from "./transaction";

/** One pool of connections, and the transactions that are under way on it. */
export interface Pool {
  readonly driver: Driver;
  /** Called with an error when the pool is given up while the transaction is under way. */
  readonly underWay: Set<(error: Error) => void>;
  lastProgressAt: number;
}

export interface Database {
  /** A transaction that is open already, and how it was opened: one that would be opened alike joins it. */
  readonly joined?: { readonly opening: string; readonly tx: Transaction };
  /** The pool of this moment. Ask again for each transaction: a broken pool is replaced. */
  pool(): Pool;
  /** Takes another pool from now on; what is under way on `old` goes on to its end. */
  retire(old: Pool): void;
  /** Gives up `broken` (if it is still the current one), so that nothing waits for connections that never answer. */
  replace(broken: Pool): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most. */
  readonly connections?: number;
  /** A pooler in transaction mode stands in between: nothing may be kept on a connection. */
  readonly isPooled?: boolean;
  /** Told each statement's text and parameters: how tests and benches count and explain what a request asks. */
  readonly onStatement?: (statement: string, parameters: unknown[]) => void;
}

const open = new Set<Database>();

/** What a connection is between transactions: it may read and write nothing, and step into the roles of `scope.ts`. */
export const doorRole = "rollcall_door";

/** The pool; nothing else opens a connection, and only `scope.ts` uses this one. */
export function openDatabase({ url, connections = 10, isPooled = false, onStatement }: DatabaseOptions): Database {
  catchDriverFaults();
  const connect = () => {
    const sql = postgres(url, {
      max: connections,
      connect_timeout: 2,
      // A connection that the driver lost sight of when its pool was replaced is not kept for ever.
      idle_timeout: 30,
      // Also what makes the driver hand out a new connection that was asked for by `reserve`.
      fetch_types: true,
      // Outside a transaction a connection may do nothing but ask who is there.
      ...(isPooled ? {} : { connection: { role: doorRole, statement_timeout: 1500, lock_timeout: 500 } }),
      onnotice: () => undefined,
      backoff: () => 0.05,
    });
    // Sets the driver's parsers and serialisers to what drizzle's columns expect.
    drizzle(sql);
    const logger = onStatement ? { logQuery: onStatement } : new NoopLogger();
    const pool: Pool = {
      driver: { sql, dialect: new PgDialect(), logger, isPooled },
      underWay: new Set(),
      lastProgressAt: Date.now(),
    };
    return { sql, pool };
  };
  let current = connect();
  const database: Database = {
    pool: () => current.pool,
    retire({ driver: { sql } }) {
      if (sql !== current.sql) return;
      current = connect();
      void sql.end({ timeout: 10 }).catch(() => undefined);
    },
    replace(broken) {
      if (broken !== current.pool) return;
      const old = current;
      current = connect();
      void old.sql.end({ timeout: 0 }).catch(() => undefined);
      for (const giveUp of old.pool.underWay) giveUp(new LostPool());
    },
    async close() {
      open.delete(database);
      await current.sql.end({ timeout: 2 });
    },
  };
  open.add(database);
  return database;
}

/**
 * The job queue's connections, of the other driver, which it brings. The library could open them itself, but of its own
 * pool it takes the listeners away before the connections are closed, and a backend that died in between, as when
 * PostgreSQL stops right after us, ended the process (tried).
 *
 * @param note told of broken connections; the pool drops them, and whoever used one hears of it from the next query
 */
export function openQueuePool(url: string, connections: number, note: (error: Error) => void): QueuePool {
  const pool = new QueuePool({ connectionString: url, max: connections });
  pool.on("error", note);
  pool.on("connect", (client) => client.on("error", note));
  return pool;
}

class LostPool extends Error {
  readonly code = "CONNECTION_DESTROYED";
}

/**
 * postgres 3.4.9 throws out of a socket callback when a backend dies in mid-transaction, and its pool hangs afterwards.
 * Such a fault replaces every pool (the fault does not say whose it was); any other uncaught error still ends the process.
 */
let catching = false;
function catchDriverFaults() {
  if (catching) return;
  catching = true;
  process.on("uncaughtException", (error) => {
    if (!isOfTheDriver(error)) throw error;
    for (const database of open) database.replace(database.pool());
  });
}

/** Thrown out of the driver's own code, or the end of a connection that nobody waited on but the driver itself. */
function isOfTheDriver(error: Error): boolean {
  const isThrown = /[\\/]node_modules[\\/]postgres[\\/]/.test(String(error?.stack));
  return isThrown || (isLostConnection(error) && "query" in error);
}
