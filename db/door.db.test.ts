import { sql as text } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "./client";
import { asSystem, atTheDoor, type SystemTx, withOrganisation } from "./scope";
import { cast, seedCast } from "./seed";
import { freshDatabase, type TestDatabase } from "./testing";

/** What a connection is between transactions, and what it keeps. */
let base: TestDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await seedCast(base.sql, { passwordHash: "not a hash" });
});
afterAll(() => base.close());

async function withDatabase(isPooled: boolean, run: (db: Database) => Promise<void>) {
  const db = openDatabase({ url: base.url, connections: 1, isPooled });
  await run(db).finally(() => db.close());
}

const whoAsks = text`select * from find_session(${"no such hash"}, ${"northwind"})`;
const refused = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

test.each([false, true])("the door may ask who is there and nothing else (behind a pooler: %s)", async (isPooled) => {
  await withDatabase(isPooled, async (db) => {
    expect(await atTheDoor(db, whoAsks)).toEqual([]);
    for (const statement of ["select id from users", "select * from sessions", "delete from members"])
      expect(await refused(atTheDoor(db, text.raw(statement))), statement).toBe("42501");
  });
});

test("a transaction leaves the connection at the door again, committed or not", async () => {
  await withDatabase(false, async (db) => {
    const role = text`select current_user::text as role`;
    const inside = await asSystem(db, async (tx) => Array.from(await tx.execute(role)));
    expect(inside).toEqual([{ role: "rollcall_system" }]);
    expect(await atTheDoor(db, role)).toEqual([{ role: "rollcall_door" }]);
    await expect(
      withOrganisation(db, cast.northwind.id, async () => Promise.reject(new Error("given up"))),
    ).rejects.toThrow("given up");
    expect(await atTheDoor(db, role)).toEqual([{ role: "rollcall_door" }]);
  });
});

test.each([
  [false, true],
  [true, false],
])("statements keep names on their connection unless a pooler stands before it (%s)", async (isPooled, keeps) => {
  await withDatabase(isPooled, async (db) => {
    const named = await withOrganisation(db, cast.northwind.id, async (tx) => {
      await tx.execute(text`select id from members where id = ${"mem_nobody"}`);
      const [row] = await tx.execute<{ named: boolean }>(
        text`select exists (select 1 from pg_prepared_statements where statement like 'select id from members%') as named`,
      );
      return row?.named;
    });
    expect(named).toBe(keeps);
  });
});

test("a statement that failed takes its transaction with it, whatever was made of the failure", async () => {
  await withDatabase(false, async (db) => {
    const act = asSystem(db, async (tx) => {
      await tx.execute(text`update organisations set name = 'Overwritten' where id = ${cast.northwind.id}`);
      await tx.execute(text`select 1 / ${0}::integer`).then(
        () => undefined,
        () => undefined,
      );
    });
    await expect(act).rejects.toThrow();
    const [row] = await base.sql<{ name: string }[]>`select name from organisations where id = ${cast.northwind.id}`;
    expect(row?.name).toBe("Northwind Energy");
  });
});

test.each(["committed", "rolled back"])("what is asked when a transaction has been %s comes too late", async (end) => {
  await withDatabase(false, async (db) => {
    let late: SystemTx | undefined;
    const act = asSystem(db, async (tx) => {
      late = tx;
      if (end === "rolled back") throw new Error("given up");
    });
    await act.catch(() => undefined);
    const asked = late?.execute(text`update organisations set name = 'Too late' where id = ${cast.northwind.id}`);
    await expect(asked).rejects.toMatchObject({ cause: { message: "a statement after the end of its transaction" } });
    const [row] = await base.sql<{ name: string }[]>`select name from organisations where id = ${cast.northwind.id}`;
    expect(row?.name).toBe("Northwind Energy");
  });
});

test("a plan that a migration has made stale is made anew, on each connection, and what it wrote counts once", async () => {
  const { sql } = base;
  await sql`create table planned (id text primary key)`;
  await sql`grant select, insert on planned to rollcall_system`;
  const db = openDatabase({ url: base.url, connections: 2 });
  let runs = 0;
  /** Two transactions that are open at once, so that each of the two connections has a plan. */
  const both = (...ids: readonly [string, string]) => {
    let meet = () => {};
    const met = new Promise<void>((resolve) => (meet = resolve));
    let inside = 0;
    const add = (id: string) =>
      asSystem(db, async (tx) => {
        runs += 1;
        inside += 1;
        if (inside === 2) meet();
        await met;
        return Array.from(await tx.execute(text`insert into planned (id) values (${id}) returning *`));
      });
    return Promise.all(ids.map(add));
  };
  await both("a", "b");
  expect(runs).toBe(2);
  await sql`alter table planned add column more text not null default 'new'`;
  expect(await both("c", "d")).toEqual([[{ id: "c", more: "new" }], [{ id: "d", more: "new" }]]);
  expect(runs, "each connection had a plan of its own").toBeGreaterThanOrEqual(2 + 4);
  expect((await sql`select id from planned order by id`).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  await db.close();
});

test("nothing that is handed over as an id becomes part of a statement", async () => {
  await withDatabase(false, async (db) => {
    const inside = (id: string) =>
      withOrganisation(db, id, async (tx) =>
        Array.from(await tx.execute(text`select current_setting('app.organisation_id') as id`)),
      );
    expect(await inside(cast.northwind.id)).toEqual([{ id: cast.northwind.id }]);
    for (const id of ["', true), set_config('role', 'postgres", "org_a'--", `org_${"a".repeat(80)}`])
      expect(await inside(id)).toEqual([{ id: "" }]);
  });
});
