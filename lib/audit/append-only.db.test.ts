import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { snapshot } from "@/lib/testing/observe";
import { openWorld, type World } from "@/lib/testing/world";

const { northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("the log is append-only", () => {
  const statements = {
    update: "update audit_events set body = body",
    delete: "delete from audit_events",
    truncate: "truncate audit_events cascade",
  };

  test("for every role that the catalogue knows of ours, and for the tables' owner: no update, delete or truncate", async () => {
    const { sql } = world;
    const roles = await sql<{ name: string }[]>`select rolname as name from pg_roles where rolname ~ '^rollcall_'`;
    expect(roles.length).toBeGreaterThan(2);
    for (const role of [...roles.map(({ name }) => name), null]) {
      for (const [name, statement] of Object.entries(statements)) {
        const before = await snapshot(sql);
        const act = sql.begin(async (tx) => {
          await tx`select set_config('app.organisation_id', ${northwind.id}, true)`;
          if (role) await tx`set local role ${tx(role)}`;
          await tx.unsafe(statement);
        });
        await expect(act, `${name} as ${role ?? "owner"}`).rejects.toMatchObject({ code: "42501" });
        expect(await snapshot(sql)).toEqual(before);
      }
    }
  });
});
