import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { Refusal } from "@/lib/kernel/refusal";
import { editProjectMember } from "@/lib/project-team/edit-project-member";
import { createTemplate } from "@/lib/templates/create-template";
import { editTemplate } from "@/lib/templates/edit-template";
import { getTemplate } from "@/lib/templates/get-template";
import { moveTemplate } from "@/lib/templates/move-template";
import { brokenInvariants } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { plantFolder, plantTemplate } from "@/lib/testing/plant-template";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import { deleteFolder } from "./delete-folder";
import { moveFolder } from "./move-folder";
import { setFolderPeople } from "./set-folder-people";

const { olive, adam, mia, northwind } = cast;
const turns = Array.from({ length: 6 }, (_, turn) => turn);

let world: World;
let projectId: string;
let place: string;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
beforeEach(async () => {
  const { sql } = world;
  await rejoin(sql, mia, northwind, "member");
  projectId = await plantProject(sql, northwind);
  await sql`update projects set has_folder_permissions = true where id = ${projectId}`;
  place = await plantPlace(sql, projectId, castMemberId(mia, northwind), ["manage_templates"]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const as = async (who: typeof mia): Promise<ProjectActor> => ({
  ...(await memberActor(world.sql, who, northwind)),
  projectId,
});
const folder = (name: string, parentId: string | null = null) =>
  plantFolder(world.sql, projectId, { name, to: [place], parentId });

/** Both at once, on two connections, in either order of asking. Anything but a refusal is a fault. */
async function race(turn: number, one: () => Promise<unknown>, another: () => Promise<unknown>) {
  const both = turn % 2 ? [one, another] : [another, one];
  const outcomes = await Promise.allSettled(both.map((act) => act()));
  const said = outcomes.map((each) => (each.status === "fulfilled" ? "done" : each.reason));
  for (const each of said) if (each !== "done" && !(each instanceof Refusal)) throw each;
  const [first, second] = turn % 2 ? said : said.toReversed();
  return { first, second } as { first: "done" | Refusal; second: "done" | Refusal };
}

test.each(turns)("a folder is deleted while a template moves into it: one of the two, turn %s", async (turn) => {
  const { ctx, other, sql } = world;
  const id = await folder("Outages");
  const templateId = await plantTemplate(sql, projectId);
  const [asMia, asAdam] = [await as(mia), await as(adam)];
  const { first, second } = await race(
    turn,
    () => deleteFolder(ctx, asMia, { folderId: id }),
    () => moveTemplate(other, asAdam, { templateId, folderId: id }),
  );
  expect([first, second].filter((each) => each === "done")).toHaveLength(1);
  if (first !== "done") expect(first).toMatchObject({ reason: "not_empty" });
  if (second !== "done") expect(second).toMatchObject({ code: "not_found" });
});

test.each(turns)("a folder is deleted while a template is made in it: one of the two, turn %s", async (turn) => {
  const { ctx, other } = world;
  const id = await folder("Outages");
  const [asMia, asAdam] = [await as(mia), await as(adam)];
  const given = { folderId: id, channel: "text" as const, name: "x", subject: null, body: "Hello." };
  const { first, second } = await race(
    turn,
    () => deleteFolder(ctx, asMia, { folderId: id }),
    () => createTemplate(other, asAdam, given),
  );
  expect([first, second].filter((each) => each === "done")).toHaveLength(1);
});

test.each(turns)("two folders that move into one another do not go round in a circle, turn %s", async (turn) => {
  const { ctx, other, sql } = world;
  const [one, two] = [await folder("One"), await folder("Two")];
  const [asMia, asAdam] = [await as(mia), await as(adam)];
  const { first, second } = await race(
    turn,
    () => moveFolder(ctx, asMia, { folderId: one, parentId: two }),
    () => moveFolder(other, asAdam, { folderId: two, parentId: one }),
  );
  const late = [first, second].filter((each) => each !== "done");
  expect(late).toMatchObject([{ fields: { parentId: "into_itself" } }]);
  expect(await sql`select 1 from folders where project_id = ${projectId} and parent_id is null`).toHaveLength(1);
});

test.each(turns)("of two who edit a template at once one is told to look again, turn %s", async (turn) => {
  const { ctx, other, sql } = world;
  const templateId = await plantTemplate(sql, projectId);
  const [asMia, asAdam] = [await as(mia), await as(adam)];
  const { seen } = await getTemplate(ctx, asMia, { templateId });
  const edit = { templateId, seen, name: "Power cut", subject: null };
  const { first, second } = await race(
    turn,
    () => editTemplate(ctx, asMia, { ...edit, body: "Mia's." }),
    () => editTemplate(other, asAdam, { ...edit, body: "Adam's." }),
  );
  const late = [first, second].filter((each) => each !== "done");
  expect(late).toMatchObject([
    { code: "conflict", reason: "changed_meanwhile", fields: { body: "changed_meanwhile" } },
  ]);
  expect(await sql`select version from template_versions where template_id = ${templateId}`).toHaveLength(2);
});

test.each(turns)("whoever is taken off a folder writes nothing in it afterwards, turn %s", async (turn) => {
  const { ctx, other, sql } = world;
  const id = await folder("Outages");
  const templateId = await plantTemplate(sql, projectId, { folderId: id });
  const [asMia, asAdam] = [await as(mia), await as(adam)];
  const { first, second } = await race(
    turn,
    () => editTemplate(ctx, asMia, { templateId, name: "Power cut", subject: null, body: "Mia's." }),
    () => setFolderPeople(other, asAdam, { folderId: id, shown: [place], ticked: [] }),
  );
  expect(second).toBe("done");
  if (first !== "done") expect(first).toMatchObject({ code: "not_found" });
  const actions = await sql<{ action: string }[]>`
    select body::json ->> 'action' as action from audit_events where organisation_id = ${northwind.id}
    order by seq desc limit 2`;
  expect(actions[0]?.action).toBe("folder.people_changed");
});

test.each(turns)("a folder is given to somebody who is leaving the project, turn %s", async (turn) => {
  const { ctx, sql } = world;
  const id = await plantFolder(sql, projectId);
  const asAdam = await as(adam);
  const { first } = await race(
    turn,
    () => setFolderPeople(ctx, asAdam, { folderId: id, shown: [place], ticked: [place] }),
    () => sql`delete from project_members where id = ${place}`,
  );
  expect(first).toBe("done");
  expect(await sql`select 1 from folder_members where folder_id = ${id}`).toHaveLength(0);
});

test.each(turns)("a folder is deleted while somebody is given it, turn %s", async (turn) => {
  const { ctx, other, sql } = world;
  const id = await plantFolder(sql, projectId);
  const [asAdam, asOlive] = [await as(adam), await as(olive)];
  const edit = { personId: mia.userId, permissions: ["manage_templates"], folders: [id] };
  const { first, second } = await race(
    turn,
    () => deleteFolder(ctx, asAdam, { folderId: id }),
    () => editProjectMember(other, asOlive, edit),
  );
  expect(first).toBe("done");
  if (second !== "done") expect(second).toMatchObject({ code: "not_found" });
  expect(await sql`select 1 from folder_members where folder_id = ${id}`).toHaveLength(0);
});
