import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { refusesUnwritten } from "@/lib/testing/observe";
import { memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { changeRole } from "./change-role";
import { getTeam } from "./get-team";
import { putOwnerNudgeAway } from "./put-owner-nudge-away";

const { olive, adam, mia, vera, northwind } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { userId: string }) => memberActor(world.sql, who, northwind);
const isNudged = async (who: { userId: string }) => (await getTeam(world.ctx, await as(who), {})).isNudged;
const give = async (role: string) => {
  const [row] = await world.sql<{ id: string }[]>`select id from members
    where organisation_id = ${northwind.id} and user_id = ${mia.userId}`;
  return changeRole(world.ctx, await as(olive), { memberId: row?.id ?? "", role });
};

test("the nudge is put away by each for themselves, and comes back once there was a second owner meanwhile", async () => {
  const { ctx } = world;
  expect(await isNudged(olive)).toBe(true);
  expect(await isNudged(adam)).toBe(true);
  await putOwnerNudgeAway(ctx, await as(olive), {});
  expect(await isNudged(olive)).toBe(false);
  expect(await isNudged(adam)).toBe(true);
  await give("developer");
  expect(await isNudged(olive)).toBe(false);
  await give("owner");
  expect(await isNudged(adam)).toBe(false);
  await give("technician");
  expect(await isNudged(olive)).toBe(true);
  await putOwnerNudgeAway(ctx, await as(olive), {});
  expect(await isNudged(olive)).toBe(false);
});

test("it is for those who may do something about it", async () => {
  const { sql, ctx } = world;
  expect(await isNudged(vera)).toBe(false);
  const actor = await as(vera);
  expect(await refusesUnwritten(sql, () => putOwnerNudgeAway(ctx, actor, {}))).toMatchObject({
    code: "forbidden",
    reason: "lacks_permission",
  });
});
