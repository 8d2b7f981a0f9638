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

interface FreshOptions extends Omit<DatabaseOptions, "url"> {
  /** Of the database, when it is another one than the server's: it is then migrated anew. */
  readonly locale?: "C" | undefined;
}

export async function freshDatabase({ locale, ...options }: FreshOptions = {}): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_ADMIN_URL;
  if (!adminUrl) throw new Error("TEST_ADMIN_URL is missing: run database tests through `npx vitest --project db`");
  const name = `rollcall_test_${Math.random().toString(36).slice(2, 12)}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  const how = locale
    ? `template template0 locale_provider libc locale '${locale}' encoding utf8`
    : `template ${template}`;
  await admin.unsafe(`create database ${name} ${how}`);
  const url = at(adminUrl, name);
  if (locale) await migrate(url);
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
