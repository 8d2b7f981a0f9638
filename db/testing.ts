import postgres from "postgres";
import { type Database, type DatabaseOptions, openDatabase } from "./client";
import { migrate } from "./migrations/migrate";

const template = "rollcall_template";

/** A real database, migrated, for one test file. */
export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Connects as the owner, past every policy: to arrange what time or an attacker would, and to look at what is there. */
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

function at(adminUrl: string, name: string) {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Migrates once; every test file then clones, which is faster than migrating or truncating. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists ${template} with (force)`);
  await admin.unsafe(`create database ${template}`);
  await admin.end();
  await migrate(at(adminUrl, template));
}

export async function freshDatabase(options: Omit<DatabaseOptions, "url"> = {}): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_ADMIN_URL;
  if (!adminUrl) throw new Error("TEST_ADMIN_URL is missing: run database tests through `npx vitest --project db`");
  const name = `rollcall_test_${Math.random().toString(36).slice(2, 12)}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${template}`);
  const url = at(adminUrl, name);
  const db = openDatabase({ ...options, url });
  const sql = postgres(url, { max: 4, onnotice: () => undefined });
  return {
    db,
    url,
    sql,
    async close() {
      await db.close();
      await sql.end({ timeout: 1 });
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
