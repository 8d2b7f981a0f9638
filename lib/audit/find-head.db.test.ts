import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrganisation } from "@/db/scope";
import { cast } from "@/db/seed";
import { openWorld, type World } from "@/lib/testing/world";
import { findHead } from "./find-head";
import { emptyChain, verifyOrganisation } from "./verify-chain";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("the head of a log is the last entry that the verifier finds, and noughts for an empty one", async () => {
  const { id } = cast.northwind;
  const { db } = world.ctx;
  await world.sql`select append_audit_event(${id}, '{"id":"aud_x","action":"access.denied"}') from generate_series(1, 3)`;
  const head = await withOrganisation(db, id, (tx) => findHead(tx, id));
  expect(head.seq).toBeGreaterThan(3);
  expect(await verifyOrganisation(db, id)).toEqual({ intact: true, head });
  expect(await withOrganisation(db, "org_nothing", (tx) => findHead(tx, "org_nothing"))).toEqual(emptyChain);
});
