import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusalOf } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { giveFolder, plantFolder, plantTemplate } from "@/lib/testing/plant-template";
import { openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import { getUsage } from "./get-usage";

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
beforeAll(async () => {
  world = await openWorld();
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
});
afterAll(() => world.close());

test("counts what is there now, in this project alone", async () => {
  const claim = await stage.asInProject(await stage.join("member"), ["manage_service"]);
  const elsewhere = await plantProject(world.sql, stage.team);
  await plantPlace(world.sql, elsewhere, (await stage.join("member")).memberId);
  await plantPlace(world.sql, claim.projectId, (await stage.join("member")).memberId, ["view_activity"]);
  for (const projectId of [claim.projectId, elsewhere]) {
    await world.sql`insert into folders (id, organisation_id, project_id, name)
      select 'fld_' || id, organisation_id, id, 'Outages' from projects where id = ${projectId}`;
    for (const channel of ["text", "email", "email"])
      await world.sql`insert into templates (id, organisation_id, project_id, name, channel, edited_by)
        select 'tpl_' || gen_random_uuid(), organisation_id, id, 'Outage', ${channel}, 'usr_x' from projects where id = ${projectId}`;
  }
  expect(await getUsage(world.ctx, claim, {})).toMatchObject({
    people: { members: 2, managers: 1, invitations: 0 },
    templates: { texts: 1, emails: 2, letters: 0, folders: 1 },
    // Two owners and three members.
    seats: { used: 5, reserved: 0, limit: 25 },
  });
});

test("of folders and templates those that whoever asks sees", async () => {
  const manager = await stage.join("member");
  const claim = await stage.asInProject(manager, ["manage_service"]);
  const { projectId } = claim;
  const [place] = await world.sql<{ id: string }[]>`select id from project_members where project_id = ${projectId}`;
  await plantTemplate(world.sql, projectId);
  for (const isGiven of [true, false, false]) {
    const folderId = await plantFolder(world.sql, projectId);
    await plantTemplate(world.sql, projectId, { folderId });
    if (isGiven) await giveFolder(world.sql, folderId, place?.id ?? "");
  }
  const counted = async (asked: typeof claim) => {
    const { texts, folders } = (await getUsage(world.ctx, asked, {})).templates;
    return { texts, folders };
  };
  expect(await counted(claim)).toEqual({ texts: 4, folders: 3 });
  await world.sql`update projects set has_folder_permissions = true where id = ${projectId}`;
  expect(await counted(claim)).toEqual({ texts: 2, folders: 1 });
  expect(await counted({ ...(await stage.asOwner()), projectId })).toEqual({ texts: 4, folders: 3 });
});

test("is for those who manage the project", async () => {
  const claim = await stage.asInProject(await stage.join("member"), ["view_activity"]);
  expect(await refusalOf(getUsage(world.ctx, claim, {}))).toMatchObject({ code: "forbidden" });
});
