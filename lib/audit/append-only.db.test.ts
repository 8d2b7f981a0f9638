import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { snapshot } from "@/lib/testing/observe";
import { openWorld, type World } from "@/lib/testing/world";

const { northwind } = cast;
const roles = ["rollcall_tenant", "rollcall_user", "rollcall_system"];

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

  test.each([...roles, "the tables' owner"])("for %s: no update, delete or truncate", async (role) => {
    for (const [name, statement] of Object.entries(statements)) {
      const before = await snapshot(world.sql);
      const act = world.sql.begin(async (tx) => {
        if (roles.includes(role)) {
          await tx`select set_config('app.organisation_id', ${northwind.id}, true)`;
          await tx`set local role ${tx(role)}`;
        }
        await tx.unsafe(statement);
      });
      await expect(act, name).rejects.toMatchObject({ code: "42501" });
      expect(await snapshot(world.sql)).toEqual(before);
    }
  });
});
