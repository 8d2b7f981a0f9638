import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";

/** Any number that nobody else on this database uses. */
const lockKey = 7_640_213_001;
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const quiet = new Logger(() => () => undefined);

/**
 * Brings the database to the schema that this code expects: roles, job queue, tables, grants. Many servers may start
 * at once: one applies, the others wait (OP-06, INV-23). The lock lives on a connection of its own, because Drizzle's
 * migrator takes none.
 *
 * @param url connects as the owner of the tables
 * @param appLogin the login of the running app when it is another one than the owner
 */
export async function migrate(url: string, appLogin?: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await sql.unsafe(await readFile(folder("./database-roles.sql"), "utf8"));
    await runMigrations({ connectionString: url, logger: quiet });
    const applying = postgres(url, { max: 1, onnotice: () => undefined });
    await applyMigrations(drizzle(applying), { migrationsFolder: folder("./sql") }).finally(() => applying.end());
    await sql.unsafe(
      "grant usage on schema drizzle to rollcall_system; grant select on drizzle.__drizzle_migrations to rollcall_system",
    );
    if (appLogin) await admit(sql, appLogin);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Lets a login that owns nothing step down to our roles and work the job queue. */
async function admit(sql: postgres.Sql, login: string) {
  const [owner] = await sql<{ name: string }[]>`select current_user as name`;
  if (owner?.name === login) return;
  const name = sql(login);
  await sql`grant rollcall_door, rollcall_tenant, rollcall_user, rollcall_system to ${name}`;
  await sql`grant usage on schema graphile_worker to ${name}`;
  await sql`grant all on all tables in schema graphile_worker to ${name}`;
  await sql`grant all on all sequences in schema graphile_worker to ${name}`;
  await sql`grant execute on all functions in schema graphile_worker to ${name}`;
  // The queue's tables have row security and no policy: only their owner sees a row until one is made.
  const tables = await sql<{ tablename: string }[]>`
    select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity`;
  for (const { tablename } of tables) {
    const table = sql(`graphile_worker.${tablename}`);
    await sql`drop policy if exists rollcall_worker on ${table}`;
    await sql`create policy rollcall_worker on ${table} to ${name} using (true) with check (true)`;
  }
}
