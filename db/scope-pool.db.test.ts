import { type SQL, sql as text } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../lib/kernel/refusal";
import { type Database, openDatabase } from "./client";
import { asSystem, atTheDoor, withOrganisation } from "./scope";
import { freshDatabase, type TestDatabase } from "./testing";

let base: TestDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await base.sql`create table counted (id text primary key, n integer not null)`;
  await base.sql`grant all on counted to rollcall_system`;
});
afterAll(() => base.close());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const one = text`select 1 as one`;
const settled = async (act: Promise<unknown>) => {
  const startedAt = Date.now();
  const outcome = await act.catch((error: unknown) => error);
  return { outcome, seconds: (Date.now() - startedAt) / 1000 };
};

test("when more is asked than two connections can do, who waits two seconds is told so, and nobody waits longer", async () => {
  const db = openDatabase({ url: base.url, connections: 2 });
  const crowd = Array.from({ length: 100 }, () =>
    settled(asSystem(db, (tx) => tx.execute(text`select pg_sleep(0.15)`))),
  );
  const outcomes = await Promise.all(crowd);
  const refused = outcomes.filter(({ outcome }) => outcome instanceof Refusal);
  expect(refused.length).toBeGreaterThan(50);
  expect(outcomes.length - refused.length).toBeGreaterThan(10);
  for (const { outcome, seconds } of refused) {
    expect(outcome).toMatchObject({ code: "unavailable", reason: "busy" });
    expect(seconds).toBeGreaterThan(1.9);
    expect(seconds).toBeLessThan(3.5);
  }
  expect((await settled(asSystem(db, (tx) => tx.execute(one)))).seconds).toBeLessThan(1);
  await db.close();
});

test("when every connection is held and nothing moves, the pool is given up and everybody has an answer in time", async () => {
  const db = openDatabase({ url: base.url, connections: 2 });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holders = [1, 2].map(() => asSystem(db, () => released).catch((error: unknown) => error));
  await sleep(100);
  const waiting = await Promise.all(Array.from({ length: 10 }, () => settled(asSystem(db, (tx) => tx.execute(one)))));
  for (const { outcome, seconds } of waiting) {
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: "unavailable", reason: "busy" });
    expect(seconds).toBeLessThan(4);
  }
  release();
  await Promise.all(holders);
  const after = await Promise.all(Array.from({ length: 10 }, () => settled(asSystem(db, (tx) => tx.execute(one)))));
  for (const { outcome, seconds } of after) {
    expect(outcome).not.toBeInstanceOf(Error);
    expect(seconds).toBeLessThan(1.5);
  }
  await db.close();
});

test("transactions that ask for a second connection each, as many as there are connections, do not hang for ever", async () => {
  const db = openDatabase({ url: base.url, connections: 2 });
  const nested = () => asSystem(db, async () => asSystem(db, (tx) => tx.execute(one)));
  const outcomes = await Promise.all([settled(nested()), settled(nested()), settled(nested())]);
  for (const { seconds } of outcomes) expect(seconds).toBeLessThan(9);
  const after = await settled(asSystem(db, (tx) => tx.execute(one)));
  expect(after.outcome).not.toBeInstanceOf(Error);
  await db.close();
});

test("a statement at the door that has a connection is waited for, and its quiet pool is kept", async () => {
  const db = openDatabase({ url: base.url, connections: 1 });
  await atTheDoor(db, text`select set_config('statement_timeout', '0', false)`);
  const pool = db.pool();
  expect((await settled(atTheDoor(db, text`select pg_sleep(2.5)`))).outcome).not.toBeInstanceOf(Error);
  expect(db.pool()).toBe(pool);
  await db.close();
});

test("who waits at the door for a connection is told so after two seconds, as anybody is", async () => {
  const db = openDatabase({ url: base.url, connections: 1 });
  let release = () => {};
  const held = asSystem(db, () => new Promise<void>((resolve) => (release = resolve))).catch((error: unknown) => error);
  await sleep(100);
  const { outcome, seconds } = await settled(atTheDoor(db, one));
  expect(outcome).toMatchObject({ code: "unavailable", reason: "busy" });
  expect(seconds).toBeGreaterThan(1.9);
  release();
  await held;
  expect((await settled(atTheDoor(db, one))).outcome).toEqual([{ one: 1 }]);
  await db.close();
});

test.each([
  ["at the door", atTheDoor],
  ["in a transaction", (db: Database, query: SQL) => asSystem(db, async (tx) => Array.from(await tx.execute(query)))],
])("a statement %s whose connection dies is asked again, and no connection is lost by it", async (_, ask) => {
  const db = openDatabase({ url: base.url, connections: 1 });
  for (let turn = 0; turn < 2; turn += 1) {
    const asked = settled(ask(db, text`select pg_sleep(1), 1 as asked_again`));
    let killed = 0;
    while (killed === 0) {
      const ended = await base.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query like '%asked_again' and wait_event = 'PgSleep'`;
      killed = ended.length;
      await sleep(20);
    }
    expect((await asked).outcome).toMatchObject([{ asked_again: 1 }]);
    expect((await settled(ask(db, one))).outcome).toEqual([{ one: 1 }]);
  }
  await db.close();
});

test("a statement that takes too long is stopped by the database and refused", async () => {
  const { outcome, seconds } = await settled(
    asSystem(base.db, async (tx) => {
      await tx.execute(text`set local statement_timeout = '300ms'`);
      await tx.execute(text`select pg_sleep(20)`);
    }),
  );
  expect(outcome).toMatchObject({ code: "unavailable", reason: "database" });
  expect(seconds).toBeLessThan(2);
});

test("each transaction runs under the limits of OP-05, and without them on the connection afterwards", async () => {
  const [limits] = await withOrganisation(base.db, "org_any", (tx) =>
    tx.execute(text`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_user as role`),
  );
  expect(limits).toEqual({ statement: "5s", lock: "2s", idle: "10s", role: "rollcall_tenant" });
});

test("a lost race is run again from its start, and its outcome counts once", async () => {
  await base.sql`insert into counted values ('a', 0), ('b', 0)`;
  let runs = 0;
  let holding = 0;
  let bothHold = () => {};
  const both = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const bump = (first: string, second: string) =>
    asSystem(base.db, async (tx) => {
      runs += 1;
      await tx.execute(text`update counted set n = n + 1 where id = ${first}`);
      // However slow the machine, neither goes on before each has its first.
      holding += 1;
      if (holding === 2) bothHold();
      await both;
      await tx.execute(text`update counted set n = n + 1 where id = ${second}`);
    });
  // Opposite orders: the database ends one of the two (40P01), and it must come through all the same.
  await Promise.all([bump("a", "b"), bump("b", "a")]);
  expect(runs).toBeGreaterThan(2);
  expect([...(await base.sql`select n from counted order by id`)]).toEqual([{ n: 2 }, { n: 2 }]);
});

test("a serialisation failure is tried at most four times, then refused", async () => {
  let runs = 0;
  const { outcome } = await settled(
    asSystem(base.db, async (tx) => {
      runs += 1;
      await tx.execute(text`insert into counted values (${`try${runs}`}, 1)`);
      await tx.execute(text`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`);
    }),
  );
  expect(outcome).toMatchObject({ code: "unavailable" });
  expect(runs).toBe(4);
  expect(await base.sql`select 1 from counted where id like 'try%'`).toHaveLength(0);
});

test("any other failure rolls everything back and is tried once", async () => {
  let runs = 0;
  const { outcome } = await settled(
    asSystem(base.db, async (tx) => {
      runs += 1;
      await tx.execute(text`insert into counted values ('once', 1)`);
      throw new Refusal("conflict", { reason: "no" });
    }),
  );
  expect(outcome).toMatchObject({ code: "conflict", reason: "no" });
  expect(runs).toBe(1);
  expect(await base.sql`select 1 from counted where id = 'once'`).toHaveLength(0);
});
