import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { brokenInvariants, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { plantPlace, plantProject, plantSender } from "@/lib/testing/plant-project";
import { openStages, type Stage } from "@/lib/testing/stage";
import { openWorld, type World } from "@/lib/testing/world";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import type { ProjectActor, UserActor } from "@/lib/usecase/claims";
import { addSender } from "./add-sender";
import { changeSender } from "./change-sender";
import { editBranding } from "./edit-branding";
import { getLogo } from "./get-logo";
import { getProjectSettings } from "./get-project-settings";
import { getSender } from "./get-sender";
import { makeDefaultSender } from "./make-default-sender";
import { removeLogo } from "./remove-logo";
import { removeSender } from "./remove-sender";
import { setEmailSignIn } from "./set-email-sign-in";
import { setFolderPermissions } from "./set-folder-permissions";
import { setLogo } from "./set-logo";

let world: World;
let open: () => Promise<Stage>;
let stage: Stage;
let manager: ProjectActor;
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  open = openStages(world);
});
beforeEach(async () => {
  stage = await open();
  manager = await stage.asInProject(await stage.join("member"), ["manage_service"]);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const refused = (act: () => Promise<unknown>) => refusesUnwritten(world.sql, act);
const settings = () => getProjectSettings(world.ctx, manager, {});
/** What the log says, the latest first. */
const log = () => world.sql<{ action: string; details: object }[]>`
  select action, (body::jsonb)->'details' as details from audit_events
  where organisation_id = ${stage.team.id} order by seq desc`;
const latest = async () => (await log())[0];
/** The manager, somewhere else. */
const at = (projectId: string): ProjectActor => ({ ...manager, projectId });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const picture = (bytes: Buffer | string) => ({ picture: Buffer.from(bytes).toString("base64") });

describe("branding", () => {
  test("has a name of its own, or the project's", async () => {
    await editBranding(world.ctx, manager, { brandName: "Harbour Power" });
    expect((await settings()).branding.brandName).toBe("Harbour Power");
    expect(await latest()).toMatchObject({ details: { before: null, after: "Harbour Power" } });
    await editBranding(world.ctx, manager, { brandName: null });
    expect((await settings()).branding.brandName).toBeNull();
    expect(await refused(() => editBranding(world.ctx, manager, { brandName: "see www.evil.example" }))).toMatchObject({
      code: "invalid",
    });
  });

  test("has a logo that is drawn anew, replaced and removed, each in the log", async () => {
    expect(await refusalOf(getLogo(world.ctx, manager, {}))).toMatchObject({ code: "not_found" });
    await setLogo(world.ctx, manager, picture(Buffer.concat([png, Buffer.from("<script>alert(1)</script>")])));
    expect(await latest()).toMatchObject({ action: "project.logo_set", details: { replaced: false } });
    const { png: kept } = await getLogo(world.ctx, manager, {});
    expect(kept.subarray(1, 4).toString()).toBe("PNG");
    expect(kept.includes("script")).toBe(false);
    await setLogo(world.ctx, manager, picture(png));
    expect(await latest()).toMatchObject({ action: "project.logo_set", details: { replaced: true } });
    await removeLogo(world.ctx, manager, {});
    expect(await latest()).toMatchObject({ action: "project.logo_removed" });
    await removeLogo(world.ctx, manager, {});
    expect((await settings()).branding.logo).toBeNull();
  });

  const bad: readonly (readonly [string, Buffer | string, object])[] = [
    ["nothing", "", { picture: "logo_empty" }],
    ["SVG with script", "<svg><script>alert(1)</script></svg>", { picture: "logo_svg" }],
    ["a page", "<html><script>alert(1)</script></html>", { picture: "logo_other_kind" }],
    ["half a picture", png.subarray(0, 40), { picture: "logo_broken" }],
    ["one byte too much", Buffer.alloc(1024 * 1024 + 1), { picture: "logo_too_large" }],
    ["10 MB", Buffer.alloc(10 * 1024 * 1024), { picture: "This picture is larger than 1 MB. Choose a smaller one" }],
  ];
  test.each(bad)("takes no logo that is %s", async (_what, bytes, fields) => {
    expect(await refused(() => setLogo(world.ctx, manager, picture(bytes)))).toMatchObject({ code: "invalid", fields });
  });

  test("shows its logo to whoever may open the project and to nobody else", async () => {
    await setLogo(world.ctx, manager, picture(png));
    const reader = await stage.join("read_only");
    const asReader = { ...(await stage.as(reader)), projectId: manager.projectId };
    expect((await getLogo(world.ctx, asReader, {})).png.length).toBeGreaterThan(20);
    const outsider = { ...(await stage.as(await stage.join("member"))), projectId: manager.projectId };
    expect(await refusalOf(getLogo(world.ctx, outsider, {}))).toMatchObject({ code: "not_found" });
  });
});

describe("email sign-in", () => {
  const byEmail = async () => {
    const person = await stage.join("member");
    await world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
    return person;
  };

  test("names whom switching it off concerns, and leaves how they sign in as it is", async () => {
    await setEmailSignIn(world.ctx, manager, { isOn: true });
    expect((await settings()).emailSignIn).toMatchObject({ isOn: true, hit: { names: [], hasMore: false } });
    const [hit, elsewhere] = [await byEmail(), await byEmail()];
    const second = await plantProject(world.sql, stage.team);
    await world.sql`update projects set has_email_sign_in = true where id = ${second}`;
    for (const { memberId } of [hit, elsewhere]) await plantPlace(world.sql, manager.projectId, memberId, []);
    await plantPlace(world.sql, second, elsewhere.memberId, []);
    expect((await settings()).emailSignIn.hit?.names).toEqual([hit.name]);
    await setEmailSignIn(world.ctx, manager, { isOn: false });
    expect(await latest()).toMatchObject({ action: "project.email_sign_in_set", details: { isOn: false } });
    const [row] = await world.sql`select sign_in_method as method from users where id = ${hit.userId}`;
    expect(row?.method).toBe("email_auth");
  });

  const choose = (asPerson: UserActor) => changeSignInMethod(world.ctx, asPerson, { method: "email_auth" });

  test("can be chosen by whoever is in no project, or in one that has it on", async () => {
    await choose(await stage.user(await stage.join("member")));
    const person = await stage.join("member");
    const asPerson = await stage.user(person);
    const [off, on, gone] = [
      manager.projectId,
      await plantProject(world.sql, stage.team),
      await plantProject(world.sql, stage.team),
    ];
    await plantPlace(world.sql, off, person.memberId, []);
    expect(await refused(() => choose(asPerson))).toMatchObject({ code: "conflict", reason: "email_sign_in_off" });
    // One that is deleted lets nobody do anything.
    await world.sql`update projects set has_email_sign_in = true, deleted_at = now(), deleted_by = 'usr_x' where id = ${gone}`;
    await plantPlace(world.sql, gone, person.memberId, []);
    expect(await refused(() => choose(asPerson))).toMatchObject({ reason: "email_sign_in_off" });
    await world.sql`update projects set has_email_sign_in = true where id = ${on}`;
    await plantPlace(world.sql, on, person.memberId, []);
    await choose(asPerson);
  });

  test("switched off while somebody chooses it, one of the two comes first", async () => {
    await setEmailSignIn(world.ctx, manager, { isOn: true });
    const person = await stage.join("member");
    await plantPlace(world.sql, manager.projectId, person.memberId, []);
    const asPerson = await stage.user(person);
    let choosing: Promise<unknown> = Promise.resolve();
    await world.sql.begin(async (tx) => {
      await tx`select 1 from organisations where id = ${stage.team.id} for update`;
      await tx`update projects set has_email_sign_in = false where id = ${manager.projectId}`;
      choosing = refusalOf(changeSignInMethod(world.ctx, asPerson, { method: "email_auth" }));
      await untilSomebodyWaits(world.sql);
    });
    expect(await choosing).toMatchObject({ reason: "email_sign_in_off" });
  });
});

test("folder permissions are switched on and off", async () => {
  await setFolderPermissions(world.ctx, manager, { isOn: true });
  expect((await settings()).folderPermissions.isOn).toBe(true);
  expect(await latest()).toMatchObject({ action: "project.folder_permissions_set", details: { isOn: true } });
  await setFolderPermissions(world.ctx, manager, { isOn: false });
  expect((await settings()).folderPermissions.isOn).toBe(false);
});

describe("senders", () => {
  const add = (value: string, isDefault = false, kind: "email" | "text" = "text") =>
    addSender(world.ctx, manager, { kind, value, isDefault });
  const names = async () =>
    (await settings()).senders.text.map(({ value, isDefault }) => (isDefault ? `${value}!` : value));
  const idOf = async (value: string) =>
    (await settings()).senders.text.find((sender) => sender.value === value)?.id ?? "";

  test("of each kind exactly one is the default, from the first on", async () => {
    await add("Harbour");
    await add("Quay");
    expect(await names()).toEqual(["Harbour!", "Quay"]);
    await add("Basin", true);
    expect(await names()).toEqual(["Basin!", "Harbour", "Quay"]);
    await makeDefaultSender(world.ctx, manager, { senderId: await idOf("Quay") });
    expect(await names()).toEqual(["Quay!", "Basin", "Harbour"]);
    expect(await latest()).toMatchObject({ action: "project.default_sender_set", details: { value: "Quay" } });
    const quay = await idOf("Quay");
    expect(await refused(() => removeSender(world.ctx, manager, { senderId: quay }))).toMatchObject({
      reason: "is_default",
    });
    for (const value of ["Basin", "Harbour", "Quay"])
      await removeSender(world.ctx, manager, { senderId: await idOf(value) });
    expect(await names()).toEqual([]);
    await add("desk@stage.example", false, "email");
    expect((await settings()).senders.email).toMatchObject([{ isDefault: true }]);
  });

  test("an address is in no log", async () => {
    await add("desk@stage.example", false, "email");
    const { id = "" } = (await settings()).senders.email[0] ?? {};
    await changeSender(world.ctx, manager, { senderId: id, kind: "email", value: "quay@stage.example" });
    await removeSender(world.ctx, manager, { senderId: id });
    const said = JSON.stringify((await log()).slice(0, 3));
    expect(said).toContain(id);
    expect(said).not.toContain("@stage.example");
  });

  test("a phone number is in no log either; a short code is no person's, and is", async () => {
    await add("07700900123");
    await changeSender(world.ctx, manager, { senderId: await idOf("07700900123"), kind: "text", value: "44 77009001" });
    await changeSender(world.ctx, manager, { senderId: await idOf("44 77009001"), kind: "text", value: "60006" });
    const said = JSON.stringify((await log()).slice(0, 3));
    expect(said).toContain("60006");
    expect(said).not.toMatch(/77009|07700/);
  });

  test("twice the same, whatever its letters, is refused", async () => {
    await add("Harbour");
    await add("Quay");
    expect(await refused(() => add("HARBOUR"))).toMatchObject({ fields: { value: "taken" } });
    const senderId = await idOf("Quay");
    const change = (value: string) => changeSender(world.ctx, manager, { senderId, kind: "text", value });
    expect(await refused(() => change("harbour"))).toMatchObject({ fields: { value: "taken" } });
    await change("QUAY");
    expect(await names()).toEqual(["Harbour!", "QUAY"]);
  });

  test("no more than fifty of a kind", async () => {
    await add("Harbour");
    for (let number = 1; number < 50; number += 1)
      await plantSender(world.sql, manager.projectId, "text", `Quay ${number}`, false);
    expect(await refused(() => add("Basin"))).toMatchObject({ reason: "too_many_senders", facts: { most: 50 } });
  });

  test("two defaults added at once leave one", async () => {
    await add("Harbour");
    await Promise.all([
      addSender(world.ctx, manager, { kind: "text", value: "Quay", isDefault: true }),
      addSender(world.other, manager, { kind: "text", value: "Basin", isDefault: true }),
    ]);
    const defaults = (await names()).filter((name) => name.endsWith("!"));
    expect(defaults).toHaveLength(1);
  });

  test("two who remove the default and the other at once leave a default", async () => {
    await add("Harbour");
    await add("Quay");
    const [harbour, quay] = [await idOf("Harbour"), await idOf("Quay")];
    await Promise.allSettled([
      removeSender(world.ctx, manager, { senderId: harbour }),
      removeSender(world.other, manager, { senderId: quay }),
    ]);
    const left = await names();
    expect(left.length === 0 || left.filter((name) => name.endsWith("!")).length === 1).toBe(true);
  });
});

test("what belongs to another project or organisation does not exist", async () => {
  const other = await open();
  const foreign = await other.asInProject(other.owner);
  const second = await plantProject(world.sql, stage.team);
  const memberOfSecond = { ...manager, projectId: second };
  await plantPlace(world.sql, second, (await stage.join("member")).memberId);
  const senders = [
    await plantSender(world.sql, foreign.projectId, "text", "Foreign"),
    await plantSender(world.sql, second, "text", "Second"),
    "prs_none",
  ];
  for (const senderId of senders) {
    const acts = [
      () => changeSender(world.ctx, manager, { senderId, kind: "text", value: "Mine" }),
      () => makeDefaultSender(world.ctx, manager, { senderId }),
      () => removeSender(world.ctx, manager, { senderId }),
      () => getSender(world.ctx, manager, { senderId }),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ code: "not_found" });
  }
  for (const claim of [memberOfSecond, at(foreign.projectId), at("prj_none")]) {
    const acts = [
      () => editBranding(world.ctx, claim, { brandName: "Mine" }),
      () => setLogo(world.ctx, claim, picture(png)),
      () => setEmailSignIn(world.ctx, claim, { isOn: true }),
      () => addSender(world.ctx, claim, { kind: "text", value: "Mine" }),
      () => getProjectSettings(world.ctx, claim, {}),
      () => getLogo(world.ctx, claim, {}),
    ];
    for (const act of acts) expect(await refused(act)).toMatchObject({ code: "not_found" });
  }
});

test("whoever is in the project without managing it changes nothing", async () => {
  const member = await stage.join("member");
  await plantPlace(world.sql, manager.projectId, member.memberId, ["manage_templates", "view_activity"]);
  const claim = { ...(await stage.as(member)), projectId: manager.projectId };
  for (const act of [
    () => editBranding(world.ctx, claim, { brandName: "Mine" }),
    () => setLogo(world.ctx, claim, picture(png)),
    () => removeLogo(world.ctx, claim, {}),
    () => setEmailSignIn(world.ctx, claim, { isOn: true }),
    () => setFolderPermissions(world.ctx, claim, { isOn: true }),
    () => addSender(world.ctx, claim, { kind: "text", value: "Mine" }),
    () => getProjectSettings(world.ctx, claim, {}),
  ])
    expect(await refused(act)).toMatchObject({ code: "forbidden", facts: { permission: "manage_service" } });
});
