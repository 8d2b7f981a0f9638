import type postgres from "postgres";
import { migrate } from "../../db/migrations/migrate";

/** Empties a database in which a demo's filling was interrupted: nobody but the demo's people was ever in it. */
export async function beginAgain(sql: postgres.Sql, url: string): Promise<void> {
  await sql.unsafe(`drop schema public cascade; drop schema if exists graphile_worker cascade;
    drop schema if exists drizzle cascade; create schema public authorization pg_database_owner;
    grant usage on schema public to public`);
  await migrate(url, decodeURIComponent(new URL(url).username));
}
