import type { SQL } from "drizzle-orm";
import type { Logger } from "drizzle-orm/logger";
import type { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { isAborted, isLostConnection } from "./failures";

export interface Driver {
  readonly sql: postgres.Sql;
  readonly dialect: PgDialect;
  readonly logger: Logger;
  /** Nothing may be kept on a connection; else statements keep a name there, so that each is sent and planned once. */
  readonly isPooled: boolean;
}

type Schema = Record<string, never>;
type Client = postgres.Sql & postgres.TransactionSql;
export type Transaction = PostgresJsTransaction<Schema, Schema>;

/** A statement with more parameters than this, a list of rows for instance, is seldom asked twice in the same length. */
const parametersWorthAName = 60;

interface Steps<Value> {
  /** Statements without parameters that begin the transaction; sent with the first statement of `run`, in one go. */
  readonly opening: string;
  /** A connection is there. Throws when nobody wants it any more. */
  onConnection(): void;
  run(tx: Transaction): Promise<Value>;
  /** Everything is done but COMMIT. Throws when it must not happen any more. */
  beforeCommit(): void;
}

/**
 * One transaction on a connection of its own. The driver's own `begin` waits for BEGIN to be answered before it sends
 * anything else; this one does not. What `run` throws is what it rejects with; if it goes on after a failed statement, that
 * one's error, since PostgreSQL would refuse whatever follows and answer COMMIT with a rollback.
 */
export async function inTransaction<Value>(driver: Driver, steps: Steps<Value>): Promise<Value> {
  const held = await driver.sql.reserve();
  let isEnding = false;
  let failure: unknown;
  const connection = watch();
  const send = (text: string, parameters: unknown[] = [], options = {}) => {
    const prepare = !driver.isPooled && parameters.length <= parametersWorthAName;
    const query = held.unsafe(text, parameters as never[], { prepare, ...options });
    query.catch((error: unknown) => {
      failure ??= error;
    });
    return query;
  };
  /** Whatever of `run` is still alive when the end is on its way comes too late: it would be outside of the transaction. */
  const ask = (text: string, parameters: unknown[]) => {
    if (isEnding) throw new Error("a statement after the end of its transaction");
    return send(text, parameters);
  };
  try {
    steps.onConnection();
    const begun = send(steps.opening, [], { onexecute: connection.watch });
    const session = new PostgresJsSession<Client, Schema, Schema>(clientFor(ask), driver.dialect, undefined, {
      logger: driver.logger,
    });
    const tx: Transaction = new PostgresJsTransaction(driver.dialect, session, undefined);
    const [, value] = await Promise.race([connection.lost, Promise.all([begun, steps.run(tx)])]);
    if (failure) throw failure;
    steps.beforeCommit();
    isEnding = true;
    await Promise.race([connection.lost, send("commit")]);
    return value;
  } catch (error) {
    isEnding = true;
    if (!connection.isLost()) await Promise.race([connection.lost, send("rollback")]).catch(() => undefined);
    throw isAborted(error) ? failure : error;
  } finally {
    if (!connection.isLost()) held.release();
    connection.forget();
  }
}

/**
 * One statement on a connection of its own, outside any transaction, so that its wait for the connection and its own time
 * are told apart. The driver takes a connection that is gone back by itself, and it must not be handed to the next.
 *
 * @param onConnection a connection is there; throws when nobody wants it any more
 */
export async function outsideTransaction<Row extends Record<string, unknown>>(
  { sql, dialect, logger }: Driver,
  query: SQL,
  onConnection: () => void,
): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  logger.logQuery(text, params);
  const held = await sql.reserve();
  try {
    onConnection();
    const rows = await held.unsafe<Row[]>(text, params as never[], { prepare: true });
    held.release();
    return rows;
  } catch (error) {
    if (!isLostConnection(error)) held.release();
    throw error;
  }
}

/** What drizzle uses of the driver's client is one function. */
function clientFor(send: (text: string, parameters: unknown[]) => unknown): Client {
  return { unsafe: (text: string, parameters: unknown[]) => send(text, parameters) } as unknown as Client;
}

/** Tells that a connection is gone, also while nothing is being asked on it. The driver does so for its own `begin` only. */
function watch() {
  let found: { onclose: ((error: unknown) => void) | null } | null = null;
  let isLost = false;
  let reject: (error: unknown) => void = () => undefined;
  const lost = new Promise<never>((_, give) => {
    reject = give;
  });
  lost.catch(() => undefined);
  return {
    lost,
    isLost: () => isLost,
    /** Given to the driver as `onexecute`; true lets what follows leave at once. */
    watch(connection: { onclose: ((error: unknown) => void) | null }) {
      found = connection;
      connection.onclose = (error) => {
        isLost = true;
        reject(error);
      };
      return true;
    },
    forget() {
      if (found) found.onclose = null;
    },
  };
}
