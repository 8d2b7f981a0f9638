import type postgres from "postgres";
import { Refusal } from "@/lib/kernel/refusal";
import type { Message, MessageIds, QueuedMessage, Sendable } from "@/lib/messages/message";
import { invariants } from "@/lib/operations/invariants";

/** What waits in the queue, oldest first. */
export async function queuedJobs(sql: postgres.ISql): Promise<QueuedMessage[]> {
  const rows = await sql<{ payload: QueuedMessage }[]>`select payload from graphile_worker._private_jobs order by id`;
  return rows.map(({ payload }) => payload);
}

/** The messages in it, without their keys, which are random. */
export async function queuedMessages(sql: postgres.Sql): Promise<Message[]> {
  return (await queuedJobs(sql)).map(({ key: _, ...message }) => message);
}

/** What the queued messages of one mail, text or announcement name. */
export async function queued<Ids extends MessageIds>(
  sql: postgres.Sql,
  of: Sendable<Ids, { readonly name: string }>,
): Promise<Ids[]> {
  const messages = (await queuedMessages(sql)).filter(({ name }) => name === of.definition.name);
  return messages.map(({ ids }) => ids as Ids);
}

/** Each table's rows as text, and the queue's. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

/**
 * Everything that a refusal must leave as it was. Left out: counters of requests, which a refusal is meant to move, and
 * the log's entries about refusals.
 *
 * @param sql a transaction sees what it has written itself and not yet committed
 * @param except further tables that this refusal may write, such as `password_attempts`; `queue` for the messages
 */
export async function snapshot(sql: postgres.ISql, except: readonly string[] = []): Promise<Snapshot> {
  const names = await tablesBut(sql, except);
  const each = names.map((name) => `select '${name}' as name, t::text as row from ${rowsToKeep(name)}`);
  const found = await sql.unsafe<{ name: string; row: string }[]>(`${each.join(" union all ")} order by 1, 2`);
  const rows: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const { name, row } of found) rows[name]?.push(row);
  if (!except.includes("queue")) rows.queue = (await queuedJobs(sql)).map((job) => JSON.stringify(job));
  return rows;
}

/**
 * The same as one short text for each table, quick also where there are many rows: says which changed, not what. A row that is
 * written carries the number of its transaction, which is higher than that of any before it: whatever is added, changed or
 * deleted, the count of the rows or the sum of their numbers is another one, also where the row says the same as before.
 */
export async function digest(sql: postgres.ISql, except: readonly string[] = []): Promise<Record<string, string>> {
  const rows = Object.fromEntries((await tablesBut(sql)).map((name) => [name, rowsToKeep(name)]));
  const each = Object.entries({ ...rows, queue: "graphile_worker._private_jobs t where true" }).map(
    ([name, kept]) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(t.xmin::text::bigint), 0) as rows
      from ${kept} and '${name}' <> all($1::text[])`,
  );
  // Prepared, it is planned once for a connection: planning so many tables takes longer than counting their rows.
  const found = await sql.unsafe<{ name: string; rows: string }[]>(each.join(" union all "), [[...except]], {
    prepare: true,
  });
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

async function tablesBut(sql: postgres.ISql, except: readonly string[] = []): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`;
  return tables.map(({ name }) => name).filter((name) => name !== "rate_limits" && !except.includes(name));
}

const rowsToKeep = (table: string) => `"${table}" t where not ${refusedIn(table)}`;

function refusedIn(table: string): string {
  if (table === "audit_events") return "t.action = 'access.denied'";
  if (table !== "audit_people") return "false";
  return `exists (select 1 from audit_events e
    where e.organisation_id = t.organisation_id and e.seq = t.seq and e.action = 'access.denied')`;
}

/** What the act was refused with. Fails when it was not refused, or crashed. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const outcome = await act.then(
    () => "done",
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`expected a refusal, got: ${outcome}`, { cause: outcome });
}

/** The same, and nothing at all was written. */
export async function refusesUnwritten(
  sql: postgres.Sql,
  act: () => Promise<unknown>,
  except: readonly string[] = [],
): Promise<Refusal> {
  const before = await digest(sql, except);
  const refusal = await refusalOf(act());
  const after = await digest(sql, except);
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  if (changed.length > 0) throw new Error(`refused with "${refusal.message}", but wrote to ${changed.join(", ")}`);
  return refusal;
}

/** Asks again while the server says that it is busy, as a person would: for crowds on a slow machine. */
export async function patiently<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "unavailable" || turn === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * turn));
    }
  }
}

/** The rows that break an invariant, by its name, all asked in one statement: `{}` is good. */
export async function brokenInvariants(sql: postgres.Sql): Promise<Record<string, unknown[]>> {
  const each = invariants.map(({ query }, index) => `select ${index} as index, to_jsonb(t) as row from (${query}) t`);
  const findings: Record<string, unknown[]> = {};
  for (const { index, row } of await sql.unsafe<{ index: number; row: unknown }[]>(each.join(" union all "))) {
    const name = invariants[index]?.name ?? "";
    findings[name] = [...(findings[name] ?? []), row];
  }
  return findings;
}

/** The actions in an organisation's log from the latest back, with who stands beside them. */
export async function logOf(sql: postgres.Sql, organisationId: string) {
  return sql<{ seq: number; action: string; actor: string | null; target: string | null; person: string | null }[]>`
    select e.seq::integer, e.action, e.actor_id as actor, e.target_id as target,
      (select p.name from audit_people p where p.organisation_id = e.organisation_id and p.seq = e.seq and p.part = 'target') as person
    from audit_events e where e.organisation_id = ${organisationId} order by e.seq desc`;
}

/** A file that is written a part at a time, read to its end. */
export async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const part of lines) text += part;
  return text;
}

/**
 * Waits until some backend of this database waits for a row or lock that another one holds.
 *
 * @param acting what should come to wait: when it is over without having waited, that is said at once
 */
export async function untilSomebodyWaits(sql: postgres.Sql, acting?: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  acting?.then(over, over);
  for (const deadline = Date.now() + 25_000; Date.now() < deadline && !isOver; ) {
    const waiting = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(isOver ? "it did not wait" : "nobody waits");
}
