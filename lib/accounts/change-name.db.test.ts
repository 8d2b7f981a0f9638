import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { listAccountEvents } from "@/lib/audit-log/list-account-events";
import { listMembers } from "@/lib/members/list-members";
import { brokenInvariants, refusesUnwritten } from "@/lib/testing/observe";
import { memberActor, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { changeName } from "./change-name";

const { mia, olive, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

test("a new name shows in the members list, in its search, and in what happened to the account", async () => {
  const { sql, ctx } = world;
  const actor = await userActor(sql, mia);
  expect(await changeName(ctx, actor, { name: "  Mia   Duarte-Holm " })).toEqual({ name: "Mia Duarte-Holm" });
  const found = await listMembers(ctx, await memberActor(sql, olive, northwind), { search: "duarte-holm" });
  expect(found.members.map(({ name }) => name)).toEqual(["Mia Duarte-Holm"]);
  expect(await listAccountEvents(ctx, actor, {})).toMatchObject([
    { sentence: "Name changed", browser: "Firefox on Linux", ip: "203.0.113.7" },
  ]);
});

test("nobody reads what happened to another account", async () => {
  const { sql, ctx } = world;
  expect(await listAccountEvents(ctx, await userActor(sql, olive), {})).toEqual([]);
});

test("a name that could pass for a link or hides characters is refused, and the same name again writes nothing", async () => {
  const { sql, ctx } = world;
  const actor = await userActor(sql, olive);
  for (const name of ["", "see www.evil.test", "Olive\u202Elive", "x".repeat(65)]) {
    expect((await refusesUnwritten(sql, () => changeName(ctx, actor, { name }))).fields).toHaveProperty("name");
  }
  await changeName(ctx, actor, { name: olive.name });
  expect(await sql`select 1 from account_events where user_id = ${olive.userId}`).toHaveLength(0);
});

test("a session that has ended changes nothing", async () => {
  const { sql, ctx } = world;
  const actor = await userActor(sql, olive);
  await sql`delete from sessions where id = ${actor.sessionId}`;
  const refusal = await refusesUnwritten(sql, () => changeName(ctx, actor, { name: "Somebody Else" }));
  expect(refusal).toMatchObject({ code: "verification_required" });
});
