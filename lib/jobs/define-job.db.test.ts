import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { organisations } from "@/db/schema/organisations";
import { cast } from "@/db/seed";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { brokenInvariants, logOf, snapshot } from "@/lib/testing/observe";
import { openWorld, type World } from "@/lib/testing/world";
import { defineJob } from "./define-job";

const { northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
});
afterAll(() => world.close());

/** Changes every team's number of seats, and says so in its log; fails afterwards in those that are named. */
function seatsJob(failsIn: readonly string[]) {
  return defineJob({
    name: "set_seats",
    every: "0 0 * * *",
    due: ({ tx }) =>
      tx
        .select({ id: organisations.id, before: organisations.seatLimit })
        .from(organisations)
        .where(eq(organisations.kind, "team"))
        .orderBy(asc(organisations.id)),
    locks: ({ id }) => ({ organisation: id }),
    async run({ tx, one: { id, before } }) {
      const changed = await tx
        .update(organisations)
        .set({ seatLimit: before + 1 })
        .where(eq(organisations.id, id))
        .returning({ id: organisations.id });
      if (changed.length === 0) return null;
      if (failsIn.includes(id)) throw new Error(`no seats for ${id}`);
      return { event: placed(auditEvent("seats.limit_changed", id, { before, after: before + 1 }), id) };
    },
  });
}

describe("a job", () => {
  test("does each in a transaction of its own: one that fails leaves nothing and keeps no other back", async () => {
    const { sql, ctx } = world;
    const seats = async () => sql<{ id: string; n: number }[]>`
      select id, seat_limit as n from organisations where kind = 'team' order by id`;
    const before = new Map((await seats()).map(({ id, n }) => [id, n]));
    await expect(seatsJob([northwind.id])(ctx)).rejects.toThrow(/set_seats: 1 failed: .*no seats/);
    for (const { id, n } of await seats()) expect(n - (before.get(id) ?? 0), id).toBe(id === northwind.id ? 0 : 1);
    expect((await logOf(sql, northwind.id)).map(({ action }) => action)).not.toContain("seats.limit_changed");
    const [event] = await logOf(sql, southbank.id);
    expect(event).toMatchObject({ action: "seats.limit_changed", actor: null });
    const [body] = await sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${southbank.id} and seq = ${event?.seq ?? 0}`;
    expect(JSON.parse(body?.body ?? "{}")).toMatchObject({
      actor: { kind: "system", id: null },
      requestId: "set_seats",
    });
  });

  test("that fails everywhere writes nothing, and says how often", async () => {
    const { sql, ctx } = world;
    const before = await snapshot(sql);
    const teams = await sql<{ id: string }[]>`select id from organisations where kind = 'team'`;
    const failing = seatsJob(teams.map(({ id }) => id));
    await expect(failing(ctx)).rejects.toThrow(`set_seats: ${teams.length} failed`);
    expect(await snapshot(sql)).toEqual(before);
  });

  test("with nothing left to do counts nothing and writes nothing", async () => {
    const { sql, ctx } = world;
    const before = await snapshot(sql);
    const late = defineJob({
      name: "come_late",
      every: "0 0 * * *",
      due: async () => ["a", "b"],
      run: async () => null,
    });
    expect(await late(ctx)).toBe(0);
    expect(await snapshot(sql)).toEqual(before);
  });
});
