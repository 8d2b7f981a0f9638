import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import { joinProject } from "./join-project";
import { ownManagerMail } from "./mails";

let world: World;
let raise: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld();
  raise = openStages(world);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** A project with a manager, and an administrator of its organisation who is not in it. */
async function outside() {
  const stage = await raise();
  const manager = await stage.join("member");
  const asManager = await stage.asInProject(manager);
  const administrator = await stage.join("administrator");
  const claim = { ...(await stage.as(administrator)), projectId: asManager.projectId };
  return { stage, manager, asManager, administrator, claim };
}

const storedOf = async ({ projectId, userId }: { projectId: string; userId: string }) =>
  (
    await world.sql<{ permission: string }[]>`
      select g.permission from project_grants g join project_members p on p.id = g.project_member_id
      join members m on m.id = p.member_id where p.project_id = ${projectId} and m.user_id = ${userId} order by 1`
  ).map(({ permission }) => permission);

test("an administrator joins the team with what their role implies and never the keys; its managers hear of it", async () => {
  const { stage, manager, administrator, claim } = await outside();
  await joinProject(stage.ctx, claim, {});
  expect(await storedOf(claim)).toEqual(["manage_settings", "manage_templates", "manage_users", "view_activity"]);
  expect((await logOf(world.sql, stage.team.id)).at(-1)).toMatchObject({
    action: "project_member.joined_by_role",
    person: administrator.name,
  });
  const told = (await queued(world.sql, ownManagerMail)).filter(({ joined }) => joined === administrator.userId);
  expect(told.map(({ userId }) => userId)).toEqual([manager.userId]);
});

test("whoever is in the team already, by an invitation or by having joined, stays as they are", async () => {
  const { stage, asManager, claim } = await outside();
  const refused = await refusesUnwritten(world.sql, () => joinProject(stage.ctx, asManager, {}));
  expect(refused).toMatchObject({ code: "conflict", reason: "in_team_already" });
  await joinProject(stage.ctx, claim, {});
  const again = await refusesUnwritten(world.sql, () => joinProject(stage.ctx, claim, {}));
  expect(again).toMatchObject({ code: "conflict", reason: "in_team_already" });
});

test("a role that opens every project and manages none does not let anybody join", async () => {
  const { stage, claim } = await outside();
  const asDeveloper = { ...(await stage.as(await stage.join("developer"))), projectId: claim.projectId };
  await expect(refusalOf(joinProject(stage.ctx, asDeveloper, {}))).resolves.toMatchObject({ code: "forbidden" });
  expect(await storedOf(asDeveloper)).toEqual([]);
});

test("somebody who joins twice at the same moment is in the team once", async () => {
  const { stage, claim } = await outside();
  const answers = await Promise.allSettled([joinProject(stage.ctx, claim, {}), joinProject(stage.ctx, claim, {})]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", reason: "in_team_already" },
  });
  expect(await storedOf(claim)).toHaveLength(4);
});
