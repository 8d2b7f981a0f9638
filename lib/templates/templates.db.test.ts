import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { mostTemplates } from "@/lib/folders/bounds";
import { brokenInvariants, logOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { plantFolder, plantTemplate } from "@/lib/testing/plant-template";
import { memberActor, rejoin } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import { browseTemplates, templatesPerPage } from "./browse-templates";
import { copyTemplate } from "./copy-template";
import { createTemplate } from "./create-template";
import { deleteTemplate } from "./delete-template";
import { editTemplate } from "./edit-template";
import { getNewTemplate } from "./get-new-template";
import { getTemplate } from "./get-template";
import { getTemplateToEdit } from "./get-template-to-edit";
import { listCopyTargets } from "./list-copy-targets";
import { moveTemplate } from "./move-template";
import { restoreVersion } from "./restore-version";

const { olive, mia, vera, otto, northwind, southbank, signals } = cast;
const idOf = (who: typeof mia) => castMemberId(who, northwind);

let world: World;
let projectId: string;
let place: string;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
});
beforeEach(async () => {
  const { sql } = world;
  await rejoin(sql, mia, northwind, "member");
  await rejoin(sql, vera, northwind, "member");
  projectId = await plantProject(sql, northwind);
  await sql`update projects set has_folder_permissions = true where id = ${projectId}`;
  place = await plantPlace(sql, projectId, idOf(mia), ["manage_templates"]);
  await plantPlace(sql, projectId, idOf(vera), ["view_activity"]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const as = async (who: typeof mia, where = projectId): Promise<ProjectActor> => ({
  ...(await memberActor(world.sql, who, northwind)),
  projectId: where,
});
const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act, ["sessions"]);
const plant = (given: Parameters<typeof plantTemplate>[2] = {}) => plantTemplate(world.sql, projectId, given);
const lastDetails = async () => {
  const [row] = await world.sql<{ body: string }[]>`
    select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  return JSON.parse(row?.body ?? "").details;
};
const versionsOf = async (templateId: string) => {
  const rows = await world.sql<{ body: string }[]>`
    select body from template_versions where template_id = ${templateId} order by version`;
  return rows.map(({ body }) => body);
};

const text = { folderId: null, channel: "text", name: "Power cut", subject: null, body: "Hello ((name))." } as const;

describe("making and editing one", () => {
  test("keeps each version with who and when, and the log has neither name nor text", async () => {
    const { id } = await createTemplate(world.ctx, await as(mia), text);
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({ action: "template.created", target: id });
    await editTemplate(world.ctx, await as(olive), { templateId: id, name: "Outage", subject: null, body: "Bye." });
    expect(await lastDetails()).toMatchObject({ templateId: id, version: 2 });
    expect(JSON.stringify(await lastDetails())).not.toMatch(/Outage|Bye|Power cut/);
    const view = await getTemplate(world.ctx, await as(mia), { templateId: id });
    expect(view).toMatchObject({ name: "Outage", body: "Bye.", version: 2, subject: null, channel: "text" });
    expect(view.history?.versions).toMatchObject([
      { version: 2, writer: olive.name, restoredFrom: null },
      { version: 1, writer: mia.name, restoredFrom: null },
    ]);
    expect(view.history?.comparison).toMatchObject({
      goneNames: ["name"],
      body: [
        { kind: "removed", text: "Hello ((name))." },
        { kind: "added", text: "Bye." },
      ],
    });
    expect(await versionsOf(id)).toEqual(["Hello ((name)).", "Bye."]);
  });

  test("an edit without a change writes nothing", async () => {
    const id = await plant();
    const asMia = await as(mia);
    const before = await logOf(world.sql, northwind.id);
    await editTemplate(world.ctx, asMia, { templateId: id, name: text.name, subject: null, body: ` ${text.body}\r\n` });
    expect(await versionsOf(id)).toHaveLength(1);
    expect(await logOf(world.sql, northwind.id)).toEqual(before);
  });

  test("an email has a subject, and nothing else keeps one", async () => {
    const asMia = await as(mia);
    const email = { ...text, channel: "email" } as const;
    expect(await refused(() => createTemplate(world.ctx, asMia, email))).toMatchObject({
      fields: { subject: "needs_subject" },
    });
    const { id } = await createTemplate(world.ctx, asMia, { ...email, subject: "About ((area))" });
    const { id: letter } = await createTemplate(world.ctx, asMia, { ...text, channel: "letter", subject: "x" });
    expect(await getTemplate(world.ctx, asMia, { templateId: id })).toMatchObject({ subject: "About ((area))" });
    expect(await getTemplate(world.ctx, asMia, { templateId: letter })).toMatchObject({ subject: null });
  });

  test.each([
    ["", /Enter what the message says/],
    ["Hello ((first name", /“\(\(first name” \(line 1, character 7\) has no end/],
    ["Hello\n(())", /line 2, character 1\) has no name/],
    ["((a (b)))", /brackets inside/],
    ["（（name））", /full-width/],
    ["A\u0007bell", /invisible and control/],
    ["x".repeat(10_001), /at most 10000/],
  ])("refuses %j and says where", async (body, words) => {
    const id = await plant();
    const asMia = await as(mia);
    const acts = [
      () => createTemplate(world.ctx, asMia, { ...text, body }),
      () => editTemplate(world.ctx, asMia, { templateId: id, name: "x", subject: null, body }),
    ];
    for (const act of acts)
      expect(await refused(act)).toMatchObject({ code: "invalid", fields: { body: expect.stringMatching(words) } });
  });

  test("takes web addresses, emoji and any letters", async () => {
    const body = "See https://example.com 👩‍🚒 می‌خواهم ((имя)) :))";
    const { id } = await createTemplate(world.ctx, await as(mia), { ...text, body });
    expect(await versionsOf(id)).toEqual([body]);
  });

  test("a project has at most so many", async () => {
    await world.sql`insert into templates (id, organisation_id, project_id, name, channel, edited_by)
      select 'tpl_' || ${projectId} || n, ${northwind.id}, ${projectId}, 'T' || n, 'text', 'usr_x'
      from generate_series(1, ${mostTemplates}) n`;
    const asMia = await as(mia);
    expect(await refused(() => createTemplate(world.ctx, asMia, text))).toMatchObject({ reason: "too_many_templates" });
  });
});

describe("versions", () => {
  test("an older one is restored as a new one, and nothing is lost", async () => {
    const id = await plant({ bodies: ["One.", "Two.", "Three."] });
    expect(await restoreVersion(world.ctx, await as(mia), { templateId: id, version: 1 })).toEqual({
      version: 4,
      restoredFrom: 1,
    });
    expect(await versionsOf(id)).toEqual(["One.", "Two.", "Three.", "One."]);
    expect(await lastDetails()).toMatchObject({ version: 4, restoredFrom: 1 });
    const view = await getTemplate(world.ctx, await as(mia), { templateId: id });
    expect(view.history?.versions[0]).toMatchObject({ version: 4, restoredFrom: 1 });
  });

  test("the current one is not written again, and one that is not there is not found", async () => {
    const id = await plant({ bodies: ["One.", "Two."] });
    const asMia = await as(mia);
    await restoreVersion(world.ctx, asMia, { templateId: id, version: 2 });
    expect(await versionsOf(id)).toHaveLength(2);
    expect(await refused(() => restoreVersion(world.ctx, asMia, { templateId: id, version: 3 }))).toMatchObject({
      code: "not_found",
    });
  });

  test("any two are compared; numbers that are none show the last change", async () => {
    const id = await plant({ bodies: ["One.", "Two.", "Three."] });
    const compared = async (asked: object) => {
      const { history } = await getTemplate(world.ctx, await as(mia), { templateId: id, ...asked });
      return [history?.from, history?.to, history?.comparison?.body.map(({ text }) => text).join(" ")];
    };
    expect(await compared({ from: 1, to: 3 })).toEqual([1, 3, "One. Three."]);
    expect(await compared({ from: 3, to: 1 })).toEqual([3, 1, "Three. One."]);
    for (const odd of [{}, { from: Number.NaN, to: 99 }, { from: 0, to: 1.5 }])
      expect(await compared(odd)).toEqual([2, 3, "Two. Three."]);
    expect(await compared({ from: 2, to: 2 })).toEqual([2, 2, undefined]);
  });

  test("are for those who may write it", async () => {
    const id = await plant({ bodies: ["One.", "Two."] });
    const view = await getTemplate(world.ctx, await as(vera), { templateId: id });
    expect(view).toMatchObject({ body: "Two.", history: null, mayManage: false, places: [] });
    expect(JSON.stringify(view)).not.toContain("One.");
  });
});

describe("moving, deleting and copying", () => {
  test("a template moves, and those who see its new folder see it", async () => {
    const folderId = await plantFolder(world.sql, projectId, { to: [place] });
    const id = await plant();
    await moveTemplate(world.ctx, await as(mia), { templateId: id, folderId });
    expect(await lastDetails()).toMatchObject({ from: null, to: folderId });
    const asVera = await as(vera);
    expect(await refused(() => getTemplate(world.ctx, asVera, { templateId: id }))).toMatchObject({
      code: "not_found",
    });
  });

  test("it does not move where whoever moves it does not see", async () => {
    const id = await plant();
    const hidden = await plantFolder(world.sql, projectId);
    const asMia = await as(mia);
    expect(await refused(() => moveTemplate(world.ctx, asMia, { templateId: id, folderId: hidden }))).toMatchObject({
      code: "not_found",
      facts: {},
    });
  });

  test("a deleted one is gone with its versions", async () => {
    const id = await plant({ bodies: ["One.", "Two."] });
    await deleteTemplate(world.ctx, await as(mia), { templateId: id });
    expect(await lastDetails()).toMatchObject({ templateId: id, versions: 2, channel: "text" });
    expect(await versionsOf(id)).toEqual([]);
  });

  test("a copy stands at the top of a project where the person may write too, with the present text alone", async () => {
    const other = await plantProject(world.sql, northwind, `Works ${projectId.slice(-6)}`);
    const closed = await plantProject(world.sql, northwind, `Closed ${projectId.slice(-6)}`);
    await plantPlace(world.sql, other, idOf(mia), ["manage_templates"]);
    await plantPlace(world.sql, closed, idOf(mia), ["view_activity"]);
    const id = await plant({ bodies: ["One.", "Two."] });
    const asMia = await as(mia);
    const { targets } = await listCopyTargets(world.ctx, asMia, { templateId: id, search: projectId.slice(-6) });
    expect(targets.map((each) => each.id)).toEqual([other]);
    const copy = await copyTemplate(world.ctx, asMia, { templateId: id, targetId: other });
    expect(await versionsOf(copy.id)).toEqual(["Two."]);
    expect(await lastDetails()).toMatchObject({ project: { id: other }, from: { project: { id: projectId } } });
    expect(await getTemplate(world.ctx, await as(mia, other), { templateId: copy.id })).toMatchObject({
      folderId: null,
      version: 1,
    });
    const copyTo = (targetId: string) => refused(() => copyTemplate(world.ctx, asMia, { templateId: id, targetId }));
    expect(await copyTo(closed)).toMatchObject({ code: "forbidden", reason: "lacks_in_target" });
    expect(await copyTo(projectId)).toMatchObject({ fields: { targetId: "same_project" } });
    const unknown = await plantProject(world.sql, northwind);
    for (const none of [unknown, signals.id, "prj_nothing"])
      expect(await copyTo(none)).toMatchObject({ code: "not_found" });
  });
});

test("hidden templates, ids of other projects and organisations and of nothing do not exist", async () => {
  const hidden = await plant({ folderId: await plantFolder(world.sql, projectId) });
  const elsewhere = await plantTemplate(world.sql, await plantProject(world.sql, northwind));
  const foreign = await plantTemplate(world.sql, signals.id);
  const asMia = await as(mia);
  const target = await plantProject(world.sql, northwind);
  await plantPlace(world.sql, target, idOf(mia), ["manage_templates"]);
  for (const templateId of [hidden, elsewhere, foreign, "tpl_nothing"]) {
    const acts = [
      () => getTemplate(world.ctx, asMia, { templateId }),
      () => getTemplateToEdit(world.ctx, asMia, { templateId }),
      () => editTemplate(world.ctx, asMia, { templateId, name: "x", subject: null, body: "x" }),
      () => restoreVersion(world.ctx, asMia, { templateId, version: 1 }),
      () => moveTemplate(world.ctx, asMia, { templateId, folderId: null }),
      () => deleteTemplate(world.ctx, asMia, { templateId }),
      () => copyTemplate(world.ctx, asMia, { templateId, targetId: target }),
      () => listCopyTargets(world.ctx, asMia, { templateId }),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ code: "not_found", facts: {} });
  }
  const asOtto = { ...(await memberActor(world.sql, otto, southbank)), projectId };
  expect(await refused(() => browseTemplates(world.ctx, asOtto, { folderId: null }))).toMatchObject({
    code: "not_found",
  });
});

test("whoever may not write is told so, for every act", async () => {
  const templateId = await plant({ bodies: ["One.", "Two."] });
  const asVera = await as(vera);
  const acts = [
    () => createTemplate(world.ctx, asVera, text),
    () => editTemplate(world.ctx, asVera, { templateId, name: "x", subject: null, body: "x" }),
    () => restoreVersion(world.ctx, asVera, { templateId, version: 1 }),
    () => moveTemplate(world.ctx, asVera, { templateId, folderId: null }),
    () => deleteTemplate(world.ctx, asVera, { templateId }),
    () => copyTemplate(world.ctx, asVera, { templateId, targetId: projectId }),
    () => getTemplateToEdit(world.ctx, asVera, { templateId }),
    () => getNewTemplate(world.ctx, asVera, { folderId: null }),
  ];
  for (const act of acts)
    expect(await refused(act)).toMatchObject({ code: "forbidden", facts: { permission: "manage_templates" } });
});

test("a list is paged by name, and a search goes through all that is seen", async () => {
  const folderId = await plantFolder(world.sql, projectId, { name: "Outages", to: [place] });
  const hidden = await plantFolder(world.sql, projectId, { name: "Secret" });
  for (let n = 0; n < templatesPerPage + 2; n += 1) await plant({ name: `Text ${String(n).padStart(3, "0")}` });
  await plant({ name: "TEXT in a folder, 100%", folderId });
  await plant({ name: "Text that is hidden", folderId: hidden });
  const asMia = await as(mia);
  const first = await browseTemplates(world.ctx, asMia, { folderId: null });
  expect(first.templates).toHaveLength(templatesPerPage);
  const rest = await browseTemplates(world.ctx, asMia, { folderId: null, after: first.next ?? "" });
  expect(rest.templates.map(({ name }) => name)).toEqual(["Text 050", "Text 051"]);
  const found = await browseTemplates(world.ctx, asMia, { folderId: null, search: "text IN" });
  expect(found.templates).toMatchObject([{ name: "TEXT in a folder, 100%", in: "Outages" }]);
  expect((await browseTemplates(world.ctx, asMia, { folderId: null, search: "0%" })).templates).toHaveLength(1);
  expect((await browseTemplates(world.ctx, asMia, { folderId: null, search: "hidden" })).templates).toEqual([]);
  expect((await browseTemplates(world.ctx, asMia, { folderId: null, search: "outag" })).folders).toMatchObject([
    { id: folderId, templates: 1 },
  ]);
});
