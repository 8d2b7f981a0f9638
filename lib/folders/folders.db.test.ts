import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { createTemplate } from "@/lib/templates/create-template";
import { getTemplate } from "@/lib/templates/get-template";
import { moveTemplate } from "@/lib/templates/move-template";
import { brokenInvariants, logOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { giveFolder, plantFolder, plantTemplate } from "@/lib/testing/plant-template";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import { deepestFolder, mostFolders } from "./bounds";
import { createFolder } from "./create-folder";
import { deleteFolder } from "./delete-folder";
import { listFolderPeople } from "./list-folder-people";
import { moveFolder } from "./move-folder";
import { renameFolder } from "./rename-folder";
import { setFolderPeople } from "./set-folder-people";

const { olive, adam, mia, vera, otto, northwind, southbank, signals } = cast;
const idOf = (who: typeof mia) => castMemberId(who, northwind);

let world: World;
let projectId: string;
/** Mia and Vera are in the project; Mia writes, and manages when a test says so. */
let mias: string;
let veras: string;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
beforeEach(async () => {
  const { sql } = world;
  await rejoin(sql, mia, northwind, "member");
  await rejoin(sql, vera, northwind, "member");
  projectId = await plantProject(sql, northwind);
  await sql`update projects set has_folder_permissions = true where id = ${projectId}`;
  mias = await plantPlace(sql, projectId, idOf(mia), ["manage_templates", "manage_service"]);
  veras = await plantPlace(sql, projectId, idOf(vera), ["view_activity"]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const as = async (who: typeof mia): Promise<ProjectActor> => ({
  ...(await memberActor(world.sql, who, northwind)),
  projectId,
});
const folder = (name: string, to: readonly string[] = [], parentId: string | null = null) =>
  plantFolder(world.sql, projectId, { name, to, parentId });
const peopleOf = async (folderId: string) => {
  const rows = await world.sql<{ id: string }[]>`
    select project_member_id as id from folder_members where folder_id = ${folderId} order by 1`;
  return rows.map(({ id }) => id);
};
const parentOf = async (folderId: string) => {
  const [row] = await world.sql<
    { parent: string | null }[]
  >`select parent_id as parent from folders where id = ${folderId}`;
  return row?.parent;
};
const top = async (who: typeof mia, asked: object = {}) =>
  browseTemplates(world.ctx, await as(who), { folderId: null, ...asked });
const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act, ["sessions"]);
const lastEntry = async () => {
  const [row] = await world.sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  return row?.body ?? "";
};

describe("a new folder", () => {
  test("at the top is for everybody in the project, and the log says so without its name", async () => {
    const { id } = await createFolder(world.ctx, await as(mia), { parentId: null, name: "Outages" });
    expect(await peopleOf(id)).toEqual([mias, veras].toSorted());
    expect((await top(vera)).folders).toMatchObject([{ id, name: "Outages", templates: 0 }]);
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({ action: "folder.created", target: id });
    expect(await lastEntry()).not.toContain("Outages");
  });

  test("in another one is for those who see that one", async () => {
    const outer = await folder("Outages", [mias]);
    const { id } = await createFolder(world.ctx, await as(mia), { parentId: outer, name: "Storm" });
    expect(await peopleOf(id)).toEqual([mias]);
    expect((await top(vera)).folders).toEqual([]);
  });

  test("may have the name of a hidden one: that it is taken would tell of it", async () => {
    await folder("Storm");
    const { id } = await createFolder(world.ctx, await as(mia), { parentId: null, name: "Storm" });
    expect((await top(mia)).folders.map((each) => each.id)).toEqual([id]);
  });

  test("needs the permission, and a place that is seen", async () => {
    const hidden = await folder("Hidden");
    const asMia = await as(mia);
    const elsewhere = await plantFolder(world.sql, await plantProject(world.sql, northwind));
    const foreign = await plantFolder(world.sql, signals.id);
    for (const parentId of [hidden, elsewhere, foreign, "fld_nothing"])
      expect(await refused(() => createFolder(world.ctx, asMia, { parentId, name: "Storm" }))).toMatchObject({
        code: "not_found",
        facts: {},
      });
    const asVera = await as(vera);
    expect(await refused(() => createFolder(world.ctx, asVera, { parentId: null, name: "x" }))).toMatchObject({
      code: "forbidden",
      facts: { permission: "manage_templates" },
    });
  });

  test("stands neither too deep nor beside too many", async () => {
    let parentId: string | null = null;
    for (let depth = 0; depth < deepestFolder; depth += 1) parentId = await folder(`F${depth}`, [mias], parentId);
    const asMia = await as(mia);
    expect(await refused(() => createFolder(world.ctx, asMia, { parentId, name: "x" }))).toMatchObject({
      reason: "too_deep",
    });
    await world.sql`insert into folders (id, organisation_id, project_id, name)
      select 'fld_' || ${projectId} || n, ${northwind.id}, ${projectId}, 'F' || n
      from generate_series(1, ${mostFolders - deepestFolder}) n`;
    expect(await refused(() => createFolder(world.ctx, asMia, { parentId: null, name: "x" }))).toMatchObject({
      reason: "too_many_folders",
    });
  });
});

describe("how deep a folder stands", () => {
  test("is judged by what is seen: hidden ones above it and in it neither count nor tell of themselves", async () => {
    let above: string | null = null;
    for (let depth = 1; depth < deepestFolder; depth += 1) above = await folder(`Hidden ${depth}`, [], above);
    const shown = await folder("Shown", [mias], above);
    const asMia = await as(mia);
    let parentId = shown;
    for (let depth = 1; depth < deepestFolder; depth += 1)
      parentId = (await createFolder(world.ctx, asMia, { parentId, name: `F${depth}` })).id;
    expect(await refused(() => createFolder(world.ctx, asMia, { parentId, name: "x" }))).toMatchObject({
      reason: "too_deep",
    });

    const [outages, billing] = [await folder("Outages", [mias]), await folder("Billing", [mias])];
    let below = outages;
    for (let depth = 1; depth < deepestFolder; depth += 1) below = await folder(`Below ${depth}`, [], below);
    await moveFolder(world.ctx, asMia, { folderId: outages, parentId: billing });
    expect(await parentOf(outages)).toBe(billing);
    const whoSeesAll = await browseTemplates(world.ctx, await as(olive), { folderId: parentId });
    expect(whoSeesAll.path).toHaveLength(2 * deepestFolder - 1);
    const second = whoSeesAll.path[1]?.id ?? "";
    await moveFolder(world.ctx, await as(olive), { folderId: second, parentId: null });
    expect(await parentOf(second)).toBe(null);
  });
});

describe("renaming, moving and deleting", () => {
  test("a folder is renamed, once", async () => {
    const id = await folder("Outages", [mias]);
    expect(await renameFolder(world.ctx, await as(mia), { folderId: id, name: "Power cuts" })).toEqual({
      name: "Power cuts",
    });
    expect((await top(mia)).folders[0]?.name).toBe("Power cuts");
    const before = await logOf(world.sql, northwind.id);
    await renameFolder(world.ctx, await as(mia), { folderId: id, name: "Power cuts" });
    expect(await logOf(world.sql, northwind.id)).toEqual(before);
    expect(await lastEntry()).not.toMatch(/Outages|Power cuts/);
  });

  test("a folder moves with all that is in it, and its people stay", async () => {
    const [outages, billing] = [await folder("Outages", [mias]), await folder("Billing", [mias, veras])];
    const storm = await folder("Storm", [mias], outages);
    await moveFolder(world.ctx, await as(mia), { folderId: outages, parentId: billing });
    expect([await parentOf(outages), await parentOf(storm)]).toEqual([billing, outages]);
    expect(await peopleOf(outages)).toEqual([mias]);
  });

  test("nothing moves below a hidden folder, nor into itself, however it is seen", async () => {
    const outages = await folder("Outages", [mias]);
    const hidden = await folder("Hidden", [], outages);
    const storm = await folder("Storm", [mias], hidden);
    const asMia = await as(mia);
    const move = (parentId: string) => refused(() => moveFolder(world.ctx, asMia, { folderId: outages, parentId }));
    expect(await move(hidden)).toMatchObject({ code: "not_found", facts: {} });
    for (const inside of [outages, storm])
      expect(await move(inside)).toMatchObject({ code: "invalid", fields: { parentId: "into_itself" } });
    expect(await refused(() => moveFolder(world.ctx, asMia, { folderId: hidden, parentId: null }))).toMatchObject({
      code: "not_found",
    });
  });

  test("what stands at the top because its parent is hidden stays there when it is moved there", async () => {
    const hidden = await folder("Hidden");
    const storm = await folder("Storm", [mias], hidden);
    await moveFolder(world.ctx, await as(mia), { folderId: storm, parentId: null });
    expect(await parentOf(storm)).toBe(hidden);
  });

  test("a tree does not become too deep by a move", async () => {
    let [deep, high]: (string | null)[] = [null, null];
    for (let depth = 0; depth < 6; depth += 1) deep = await folder(`D${depth}`, [mias], deep ?? null);
    for (let depth = 0; depth < 5; depth += 1) high = await folder(`H${depth}`, [mias], high ?? null);
    const [topmost] = (await top(mia)).folders.filter(({ name }) => name === "H0");
    const asMia = await as(mia);
    const refusal = await refused(() =>
      moveFolder(world.ctx, asMia, { folderId: topmost?.id ?? "", parentId: deep ?? null }),
    );
    expect(refusal).toMatchObject({ fields: { parentId: "too_deep" } });
  });

  test("an empty folder is deleted; one with a template or a visible folder in it is not", async () => {
    const id = await folder("Outages", [mias]);
    const asMia = await as(mia);
    const storm = await folder("Storm", [mias], id);
    expect(await refused(() => deleteFolder(world.ctx, asMia, { folderId: id }))).toMatchObject({
      reason: "not_empty",
    });
    await deleteFolder(world.ctx, asMia, { folderId: storm });
    const templateId = await plantTemplate(world.sql, projectId, { folderId: id });
    expect(await refused(() => deleteFolder(world.ctx, asMia, { folderId: id }))).toMatchObject({
      reason: "not_empty",
    });
    await moveTemplate(world.ctx, asMia, { templateId, folderId: null });
    expect(await deleteFolder(world.ctx, asMia, { folderId: id })).toEqual({ name: "Outages" });
    expect(await refused(() => deleteFolder(world.ctx, asMia, { folderId: id }))).toMatchObject({ code: "not_found" });
  });

  test("hidden folders in a deleted one move up, for their people as before, and nobody is told of them", async () => {
    const outages = await folder("Outages", [mias]);
    const storm = await folder("Storm", [mias], outages);
    const hidden = await folder("Hidden", [veras], storm);
    await plantTemplate(world.sql, projectId, { folderId: hidden });
    const before = (await top(vera)).folders;
    expect(await deleteFolder(world.ctx, await as(mia), { folderId: storm })).toEqual({ name: "Storm" });
    expect(await parentOf(hidden)).toBe(outages);
    expect((await top(vera)).folders).toEqual(before);
  });

  test("ids of another project, of another organisation and of nothing do not exist", async () => {
    const elsewhere = await plantFolder(world.sql, await plantProject(world.sql, northwind));
    const foreign = await plantFolder(world.sql, signals.id);
    const own = await folder("Outages", [mias]);
    const asMia = await as(mia);
    for (const folderId of [elsewhere, foreign, "fld_nothing"]) {
      const acts = [
        () => renameFolder(world.ctx, asMia, { folderId, name: "x" }),
        () => moveFolder(world.ctx, asMia, { folderId, parentId: null }),
        () => moveFolder(world.ctx, asMia, { folderId: own, parentId: folderId }),
        () => deleteFolder(world.ctx, asMia, { folderId }),
        () => setFolderPeople(world.ctx, asMia, { folderId, shown: [], ticked: [] }),
        () => listFolderPeople(world.ctx, asMia, { folderId }),
        () => browseTemplates(world.ctx, asMia, { folderId }),
      ];
      for (const act of acts) expect(await refused(act)).toMatchObject({ code: "not_found" });
    }
    const asOtto = { ...(await memberActor(world.sql, otto, southbank)), projectId };
    expect(await refused(() => renameFolder(world.ctx, asOtto, { folderId: own, name: "x" }))).toMatchObject({
      code: "not_found",
    });
  });
});

describe("who sees a folder", () => {
  test("is chosen by a manager for the people that the form lists, with true before and after in the log", async () => {
    const id = await folder("Outages", [mias]);
    const listed = await listFolderPeople(world.ctx, await as(mia), { folderId: id });
    expect(listed.people.map(({ name, sees }) => [name, sees])).toEqual([
      [mia.name, true],
      [vera.name, false],
    ]);
    await setFolderPeople(world.ctx, await as(mia), { folderId: id, shown: [veras], ticked: [veras] });
    expect(await peopleOf(id)).toEqual([mias, veras].toSorted());
    expect(JSON.parse(await lastEntry()).details).toMatchObject({ added: [vera.userId], removed: [] });
    expect((await top(vera)).folders.map((each) => each.id)).toEqual([id]);
    await setFolderPeople(world.ctx, await as(mia), { folderId: id, shown: [mias, veras], ticked: [mias] });
    expect(JSON.parse(await lastEntry()).details).toMatchObject({ added: [], removed: [vera.userId] });
    expect((await top(vera)).folders).toEqual([]);
  });

  test("is not chosen by whoever only writes, nor for people of another project", async () => {
    const id = await folder("Outages", [mias, veras]);
    await world.sql`delete from project_grants where project_member_id = ${veras}`;
    const may: ProjectPermission[] = ["manage_templates"];
    await world.sql`delete from project_members where id = ${veras}`;
    veras = await plantPlace(world.sql, projectId, idOf(vera), may);
    await giveFolder(world.sql, id, veras);
    const asVera = await as(vera);
    const acts = [
      () => setFolderPeople(world.ctx, asVera, { folderId: id, shown: [mias], ticked: [] }),
      () => listFolderPeople(world.ctx, asVera, { folderId: id }),
    ];
    for (const act of acts)
      expect(await refused(act)).toMatchObject({ code: "forbidden", facts: { permission: "manage_service" } });
    const other = await plantProject(world.sql, northwind);
    const foreign = await plantPlace(world.sql, other, idOf(adam));
    await setFolderPeople(world.ctx, await as(mia), { folderId: id, shown: [foreign], ticked: [foreign] });
    expect(await peopleOf(id)).toEqual([mias, veras].toSorted());
  });

  test("a hidden folder's name and id are in nothing that somebody gets who does not see it", async () => {
    const hidden = await folder("Zanzibar", [mias]);
    const below = await folder("Yokohama", [veras], hidden);
    const templateId = await plantTemplate(world.sql, projectId, { name: "Xanadu", folderId: hidden });
    const asVera = await as(vera);
    const answers = [
      await browseTemplates(world.ctx, asVera, { folderId: null }),
      await browseTemplates(world.ctx, asVera, { folderId: below }),
      await browseTemplates(world.ctx, asVera, { folderId: null, search: "an" }),
      await refused(() => browseTemplates(world.ctx, asVera, { folderId: hidden })),
      await refused(() => getTemplate(world.ctx, asVera, { templateId })),
    ];
    const said = answers.map((answer) => JSON.stringify(answer)).join();
    expect(said).toContain("Yokohama");
    for (const secret of ["Zanzibar", hidden, "Xanadu", templateId]) expect(said).not.toContain(secret);
    expect(answers.slice(3)).toMatchObject([{ code: "not_found" }, { code: "not_found" }]);
  });

  test("owners and administrators see all; with folder permissions off, everybody does", async () => {
    const id = await folder("Outages");
    expect((await top(olive)).folders.map((each) => each.id)).toEqual([id]);
    expect((await top(adam)).folders.map((each) => each.id)).toEqual([id]);
    expect((await top(vera)).folders).toEqual([]);
    await world.sql`update projects set has_folder_permissions = false where id = ${projectId}`;
    expect((await top(vera)).folders).toMatchObject([{ id, people: null }]);
    const { id: made } = await createTemplate(world.ctx, await as(mia), {
      folderId: id,
      channel: "text",
      name: "Power cut",
      subject: null,
      body: "Hello.",
    });
    expect(await getTemplate(world.ctx, await as(vera), { templateId: made })).toMatchObject({ history: null });
  });
});
