import { afterAll, beforeAll, expect, test } from "vitest";
import { leaveProject } from "@/lib/project-team/leave-project";
import { createProject } from "@/lib/projects/create-project";
import { deleteProject } from "@/lib/projects/delete-project";
import { renameProject } from "@/lib/projects/rename-project";
import { plantPlace } from "@/lib/testing/plant-project";
import { openStages } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import { exportAccessOn } from "./export-access-on";
import { listAccessOn } from "./list-access-on";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("the list of a day names the projects in whose team each was, with what they could do there; the file has all", async () => {
  const stage = await openStages(world)();
  const reader = await stage.join("member");
  const asOwner = await stage.asOwner();
  const projectsOf = async (person: { userId: string }, on?: string) => {
    const { members } = await listAccessOn(world.ctx, asOwner, { on });
    const found = members.find(({ userId }) => userId === person.userId);
    return found?.projects.map(({ name, permissions }) => `${name}: ${permissions.join(", ")}`);
  };
  const { id } = await createProject(world.ctx, asOwner, { name: "Harbour" });
  const here = { ...asOwner, projectId: id };
  await plantPlace(world.sql, id, reader.memberId, ["view_activity"]);
  const all =
    "Manage settings, team and usage, See dashboard, Send messages, Add and edit templates, Manage API integration";
  expect(await projectsOf(stage.owner)).toEqual([`Harbour: ${all}`]);
  expect(await projectsOf(reader)).toEqual(["Harbour: See dashboard"]);
  await renameProject(world.ctx, here, { name: "Quay" });
  await leaveProject(world.ctx, { ...(await stage.as(reader)), projectId: id }, {});
  expect(await projectsOf(reader)).toEqual([]);
  expect(await projectsOf(stage.owner)).toEqual([`Quay: ${all}`]);
  const file = await exportAccessOn(world.ctx, asOwner, {});
  expect(file.csv).toContain(`"Quay (${all})"`);
  await deleteProject(world.ctx, here, { confirmation: "Quay" });
  expect(await projectsOf(stage.owner)).toEqual([]);
  for (let number = 1; number <= 7; number += 1) await createProject(world.ctx, asOwner, { name: `Berth ${number}` });
  const { members } = await listAccessOn(world.ctx, asOwner, {});
  const owner = members.find(({ userId }) => userId === stage.owner.userId);
  expect([owner?.projects.length, owner?.projectCount]).toEqual([5, 7]);
});
