import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { refusalOf } from "@/lib/testing/observe";
import { openWorld, type World } from "@/lib/testing/world";
import { refuseMailTooSoon, type StrangersMail } from "./mail-limits";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  await world.sql`delete from rate_limits`;
});
afterAll(() => world.close());

const again = (kind: StrangersMail, canonical: string) =>
  asSystem(world.ctx.db, (tx) => refuseMailTooSoon(tx, kind, canonical));

test("sending again is let pass twice in a quarter of an hour, then refused with the minutes that are left", async () => {
  await again("reset", "mia@example.com");
  await again("reset", "mia@example.com");
  expect(await refusalOf(again("reset", "mia@example.com"))).toMatchObject({
    code: "rate_limited",
    facts: { minutes: 15 },
  });
  await world.sql`update rate_limits set ends_at = ends_at - interval '14 minutes'`;
  expect(await refusalOf(again("reset", "mia@example.com"))).toMatchObject({ facts: { minutes: 1 } });
  await world.sql`update rate_limits set ends_at = now()`;
  await again("reset", "mia@example.com");
});

test("each address and each kind of mail is counted apart", async () => {
  await again("reset", "mia@example.com");
  await again("reset", "mia@example.com");
  await again("reset", "jonas@example.com");
  await again("registration", "mia@example.com");
  await expect(again("reset", "mia@example.com")).rejects.toMatchObject({ code: "rate_limited" });
});

test("what is counted names no address", async () => {
  await again("reset", "mia@example.com");
  const rows = await world.sql<{ bucket: string }[]>`select bucket from rate_limits`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.bucket).not.toContain("mia");
});
