import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
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

/** What stood there when the migration of this name had been applied, and none after it. */
async function migratedUpTo(url: string, sql: postgres.Sql, tag: string) {
  const ours = fileURLToPath(new URL("./sql", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "rollcall-migrations-"));
  cpSync(ours, folder, { recursive: true });
  const last = journal.entries.findIndex((entry: { tag: string }) => entry.tag === tag);
  const entries = journal.entries.slice(0, last + 1);
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  await sql.unsafe(readFileSync(new URL("./database-roles.sql", import.meta.url), "utf8"));
  await runMigrations({ connectionString: url, logger: new Logger(() => () => undefined) });
  const applying = postgres(url, { max: 1, onnotice: () => undefined });
  await applyMigrations(drizzle(applying), { migrationsFolder: folder }).finally(() => applying.end());
  rmSync(folder, { recursive: true });
}

test("reviews that were finished before their rows said so are told by the log how many were not looked at", async () => {
  const { url, sql } = await emptyDatabase();
  await migratedUpTo(url, sql, "0019_message_keys");
  await sql`insert into organisations (id, kind, name, slug, created_by, seat_limit) values
    ('org_a', 'team', 'A', 'team-a', 'usr_o', 5), ('org_b', 'team', 'B', 'team-b', 'usr_o', 5)`;
  await sql`insert into access_reviews (id, organisation_id, started_by, finished_by, finished_at, kept) values
    ('rev_1', 'org_a', 'usr_o', 'usr_o', now() - interval '2 days', 1),
    ('rev_2', 'org_a', 'usr_o', 'usr_o', now() - interval '1 day', 4),
    ('rev_3', 'org_a', 'usr_o', null, null, 1),
    ('rev_4', 'org_b', 'usr_o', 'usr_o', now(), 0)`;
  const finished = (organisationId: string, target: string, details: object) =>
    sql`select append_audit_event(${organisationId}, ${JSON.stringify({
      action: "review.finished",
      actor: { id: "usr_o", kind: "member" },
      details,
      id: `aud_${target}`,
      outcome: "done",
      requestId: "none",
      target,
    })})`;
  await finished("org_a", "rev_1", { kept: 1, lowered: 0, notSeen: 3, removed: 0 });
  await finished("org_a", "rev_2", { kept: 4, lowered: 0, notSeen: 0, removed: 0 });
  await finished("org_b", "rev_4", { kept: 0, lowered: 0, notSeen: 7, removed: 0 });
  const log = () => sql`select organisation_id, seq, hash from audit_events order by 1, 2`;
  const before = [...(await log())];

  await migrate(url);
  expect([...(await sql`select id, not_seen from access_reviews order by id`)]).toEqual([
    { id: "rev_1", not_seen: 3 },
    { id: "rev_2", not_seen: 0 },
    { id: "rev_3", not_seen: null },
    { id: "rev_4", not_seen: 7 },
  ]);
  expect([...(await log())]).toEqual(before);
  await sql.end();
}, 60_000);

test("a server that starts while somebody joins a project waits for them, and every place gets its person's address", async () => {
  const { url, sql } = await emptyDatabase();
  await migratedUpTo(url, sql, "0029_valid_proposals");
  await sql`insert into organisations (id, kind, name, slug, created_by, seat_limit)
    values ('org_a', 'team', 'A', 'team-a', 'usr_1', 5)`;
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_' || n, 'Person ' || n, n || '@example.com', n || '@example.com', now() from generate_series(1, 2) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_' || n, 'org_a', 'usr_' || n, 'rol_member' from generate_series(1, 2) n`;
  await sql`insert into projects (id, organisation_id, name, created_by) values ('prj_a', 'org_a', 'Harbour', 'usr_1')`;
  const place = (on: postgres.Sql | postgres.TransactionSql, number: number) => on`
    insert into project_members (id, organisation_id, project_id, member_id, added_by)
    values (${`prm_${number}`}, 'org_a', 'prj_a', ${`mem_${number}`}, 'usr_1')`;
  await place(sql, 1);
  let migrating = Promise.resolve();
  await sql.begin(async (joining) => {
    await joining`update users set name = 'Newcomer' where id = 'usr_2'`;
    migrating = migrate(url);
    const isWaiting = async () =>
      (
        await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and wait_event = 'relation'`
      ).length > 0;
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true);
    await place(joining, 2);
  });
  await migrating;
  const addresses = await sql`select id, address from project_members order by id`;
  expect([...addresses]).toEqual([
    { id: "prm_1", address: "1@example.com" },
    { id: "prm_2", address: "2@example.com" },
  ]);
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
