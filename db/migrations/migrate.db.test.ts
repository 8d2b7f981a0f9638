import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createId } from "../../lib/kernel/ids";
import { cast, castMemberId, castPeople, seedCast } from "../seed";
import { migrate } from "./migrate";

const adminUrl = process.env.TEST_ADMIN_URL ?? "";
const journal = JSON.parse(readFileSync(new URL("./sql/meta/_journal.json", import.meta.url), "utf8"));

let admin: postgres.Sql;
const made: string[] = [];
beforeAll(() => {
  admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  for (const name of made) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});

/** An empty database, and a connection to it. */
async function emptyDatabase() {
  const name = `rollcall_test_empty_${createId("org").slice(-10)}`;
  await admin.unsafe(`create database ${name}`);
  made.push(name);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), sql: postgres(url.toString(), { max: 2, onnotice: () => undefined }) };
}

test("three servers that start together on an empty database apply each migration once, three times out of three", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { url, sql } = await emptyDatabase();
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const applied = await sql`select hash from drizzle.__drizzle_migrations`;
    expect(applied).toHaveLength(journal.entries.length);
    expect(new Set(applied.map(({ hash }) => hash)).size).toBe(journal.entries.length);
    // A migration that only writes data is where a second run would show: the built-in roles.
    const roles = await sql<{ key: string }[]>`select key from roles where organisation_id is null order by key`;
    expect(roles.map(({ key }) => key)).toEqual([
      "administrator",
      "content_manager",
      "developer",
      "member",
      "owner",
      "read_only",
      "service",
      "technician",
    ]);
    await sql.end();
  }
}, 60_000);

test("servers of two databases on one PostgreSQL start together, although their roles are shared", async () => {
  const databases = await Promise.all([emptyDatabase(), emptyDatabase()]);
  await Promise.all(databases.flatMap(({ url }) => [migrate(url), migrate(url)]));
  for (const { sql } of databases) {
    expect(await sql`select 1 from drizzle.__drizzle_migrations`).toHaveLength(journal.entries.length);
    await sql.end();
  }
}, 60_000);

test("migrating again changes nothing, and a waiting server goes on when the one before it dies", async () => {
  const { url, sql } = await emptyDatabase();
  await migrate(url);
  const tables = () =>
    sql`select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2`;
  const before = [...(await tables())];
  await migrate(url);
  expect([...(await tables())]).toEqual(before);

  const holder = postgres(url, { max: 1, onnotice: () => undefined, onclose: () => undefined });
  await holder`select pg_advisory_lock(7640213001)`;
  const waiting = migrate(url);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const killed = await sql`select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
    where l.locktype = 'advisory' and l.granted and a.datname = current_database()`;
  expect(killed).toHaveLength(1);
  await waiting;
  await holder.end({ timeout: 0 });
  await sql.end();
}, 60_000);

test("the cast comes once, however many servers seed it, with whole chains and right counts", async () => {
  const { url, sql } = await emptyDatabase();
  await migrate(url);
  await Promise.all([seedCast(sql, { passwordHash: "not a hash" }), seedCast(sql, { passwordHash: "another" })]);
  await seedCast(sql, { passwordHash: "a third" });
  expect(await sql`select 1 from users`).toHaveLength(castPeople.length);
  const counts = await sql`select id, member_count from organisations where kind = 'team' order by name`;
  expect([...counts]).toEqual([
    { id: cast.northwind.id, member_count: 4 },
    { id: cast.southbank.id, member_count: 2 },
  ]);
  const mias =
    await sql`select id, role_id from members where user_id = ${cast.mia.userId} and organisation_id <> ${cast.mia.personalId} order by id`;
  expect([...mias]).toEqual([
    { id: castMemberId(cast.mia, cast.northwind), role_id: "rol_technician" },
    { id: castMemberId(cast.mia, cast.southbank), role_id: "rol_developer" },
  ]);
  const past =
    await sql`select 1 from members where joined_at > now() union all select 1 from users where created_at > now()`;
  expect(past).toHaveLength(0);
  await sql.end();
}, 60_000);
