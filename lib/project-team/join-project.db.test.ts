import { expect, test } from "vitest";
import { logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { giveRole, plantRole } from "@/lib/testing/own-role";
import { openProjectStages } from "@/lib/testing/project-stages";
import { joinProject } from "./join-project";
import { ownManagerMail } from "./mails";

const { world, managed, storedOf } = openProjectStages();

/** A project with a manager, and an administrator of its organisation who is not in it. */
async function outside() {
  const { stage, manager, claim } = await managed();
  const administrator = await stage.join("administrator");
  return { stage, manager, administrator, projectId: claim.projectId, claim: await stage.as(administrator) };
}

test("an administrator joins the team with what their role implies and never the keys; its managers hear of it", async () => {
  const { stage, manager, administrator, projectId, claim } = await outside();
  await joinProject(stage.ctx, claim, { projectId });
  expect(await storedOf({ projectId }, claim)).toEqual([
    "manage_settings",
    "manage_templates",
    "manage_users",
    "view_activity",
  ]);
  expect((await logOf(world.sql, stage.team.id)).at(-1)).toMatchObject({
    action: "project_member.joined_by_role",
    person: administrator.name,
  });
  const told = (await queued(world.sql, ownManagerMail)).filter(({ joined }) => joined === administrator.userId);
  expect(told.map(({ userId }) => userId)).toEqual([manager.userId]);
});

test("whoever is in the team already stays as they are", async () => {
  const { stage, projectId, claim } = await outside();
  await joinProject(stage.ctx, claim, { projectId });
  const again = await refusesUnwritten(world.sql, () => joinProject(stage.ctx, claim, { projectId }));
  expect(again).toMatchObject({ code: "conflict", reason: "in_team_already" });
});

test("a role that reaches no project lets nobody join, though it manages the organisation's team", async () => {
  const { stage, projectId } = await outside();
  const keeper = await stage.join("member");
  await giveRole(world.sql, keeper.memberId, await plantRole(world.sql, stage.team, "Keeper", ["team:manage"]));
  for (const who of [keeper, await stage.join("developer")]) {
    const claim = await stage.as(who);
    expect(await refusalOf(joinProject(stage.ctx, claim, { projectId }))).toMatchObject({ code: "forbidden" });
    expect(await storedOf({ projectId }, who)).toEqual([]);
  }
});

test("a project that is deleted, and one of another organisation, does not exist", async () => {
  const [here, elsewhere] = [await outside(), await outside()];
  const join = (projectId: string) => () => joinProject(here.stage.ctx, here.claim, { projectId });
  await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${here.projectId}`;
  for (const projectId of [here.projectId, elsewhere.projectId])
    expect(await refusesUnwritten(world.sql, join(projectId))).toMatchObject({ code: "not_found" });
});

test("somebody who joins twice at the same moment is in the team once", async () => {
  const { stage, projectId, claim } = await outside();
  const join = () => joinProject(stage.ctx, claim, { projectId });
  const answers = await Promise.allSettled([join(), join()]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", reason: "in_team_already" },
  });
  expect(await storedOf({ projectId }, claim)).toHaveLength(4);
});
