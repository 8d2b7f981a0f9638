import { createHash } from "node:crypto";
import type postgres from "postgres";
import type { Stretch } from "./story-clock";

/**
 * Moves every time of a database that was filled within seconds to the moment of the story that it stands for, and makes the
 * chains of the audit logs anew. One transaction, by the tables' owner: the app's own roles can do none of it (AU-02, AU-04).
 *
 * Only for a database in which nothing stands but the story: see `fill-demo.ts`, which alone calls it, and refuses any other.
 */
export async function moveTimes(tx: postgres.TransactionSql, stretches: readonly Stretch[]): Promise<void> {
  const [first] = stretches;
  if (!first) return;
  await tx`create temporary table story_stretches (real timestamptz primary key, told timestamptz not null) on commit drop`;
  const rows = stretches.map(({ real, told }) => [real, told.toISOString()] as const);
  await tx`insert into story_stretches select s.real::timestamptz, s.told::timestamptz
    from unnest(${rows.map(([real]) => real)}::text[], ${rows.map(([, told]) => told)}::text[]) as s (real, told)`;
  await tx.unsafe(movedTo);
  await chainAnew(tx, new Date(first.real));
  for (const [table, columns] of await timesOfTables(tx)) {
    const name = `public.${table}`;
    await tx.unsafe(`alter table ${name} disable trigger user`);
    await tx.unsafe(
      `update ${name} set ${columns.map((column) => `${column} = ${movedIn(column, columns)}`).join(", ")}`,
    );
    await tx.unsafe(`alter table ${name} enable trigger user`);
  }
}

/** How far a time of the filling is moved; null: it is none, because it lies before or, as an end does, after the filling. */
const movedTo = `
create function pg_temp.move_of(t timestamptz) returns interval language sql volatile as $$
  select case when t <= clock_timestamp() then (
    select s.told - s.real from story_stretches s where s.real <= t order by s.real desc limit 1) end $$`;

/**
 * What ends later is moved with what it was counted from: the time in its row from which it is whole minutes away. A day that
 * somebody chose, like the end of a membership, is counted from none and stays.
 */
function movedIn(column: string, columns: readonly string[]): string {
  const counted = columns
    .filter((other) => other !== column)
    .map(
      (other) => `case when ${column} > clock_timestamp() and mod(extract(epoch from ${column} - ${other}), 60) = 0
        then pg_temp.move_of(${other}) end`,
    );
  return `${column} + coalesce(${[`pg_temp.move_of(${column})`, ...counted, "interval '0'"].join(", ")})`;
}

async function timesOfTables(tx: postgres.TransactionSql): Promise<[table: string, columns: string[]][]> {
  const rows = await tx<{ name: string; columns: string[] }[]>`
    select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'audit_events'
      and c.data_type = 'timestamp with time zone'
    group by t.table_name order by t.table_name`;
  return rows.map(({ name, columns }) => [name, columns]);
}

interface Event {
  readonly organisation: string;
  readonly seq: string;
  readonly body: string;
  /** As the chain hashes it. */
  readonly at: string;
  /** Milliseconds. */
  readonly move: number;
}

/** As `append_audit_event` would have written them then (db/functions/append_audit_event.sql). */
async function chainAnew(tx: postgres.TransactionSql, begun: Date) {
  const events = await tx<Event[]>`
    select organisation_id as organisation, seq, body, extract(epoch from pg_temp.move_of(at))::float8 * 1000 as move,
      to_char((at + pg_temp.move_of(at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_events order by organisation_id, seq`;
  const heads = new Map<string, string>();
  const chain = events.map(({ organisation, seq, at, move, ...event }) => {
    const body = event.body.replace(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/g, (whole, time: string) =>
      Date.parse(time) < begun.getTime() ? whole : `"${new Date(Date.parse(time) + move).toISOString()}"`,
    );
    const previous = heads.get(organisation) ?? "0".repeat(64);
    const hash = createHash("sha256").update([previous, seq, at, organisation, body].join("\n")).digest("hex");
    heads.set(organisation, hash);
    return { organisation, seq, at, body, previous, hash };
  });
  await tx`alter table audit_events disable trigger user`;
  await tx`update audit_events e set at = c.at::timestamptz, body = c.body, previous_hash = c.previous, hash = c.hash
    from jsonb_to_recordset(${tx.json(chain)}) as c (organisation text, seq bigint, at text, body text, previous text, hash text)
    where e.organisation_id = c.organisation and e.seq = c.seq`;
  await tx`alter table audit_events enable trigger user`;
}
