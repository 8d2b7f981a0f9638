import { afterAll, beforeAll, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { brokenInvariants, logOf, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { addAccount, joinTeam, memberActor, type Person, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import { createProject } from "./create-project";
import { deleteProject } from "./delete-project";
import { findProject } from "./find-project";
import { getProject } from "./get-project";
import { listDeletedProjects } from "./list-deleted-projects";
import { listProjects, projectsPerPage } from "./list-projects";
import { purgeProjects } from "./purge-projects";
import { renameProject } from "./rename-project";
import { restoreProject } from "./restore-project";

const { olive, adam, mia, vera, otto, northwind, southbank, harbour } = cast;

let world: World;
let member: Person & { memberId: string };
beforeAll(async () => {
  world = await openWorld({ connections: 4 });
  const account = await addAccount(world.sql, "Max Member", "max@example.com");
  member = { ...account, memberId: await joinTeam(world.sql, account, northwind, "member") };
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const as = (who: Pick<Person, "userId">, of = northwind) => memberActor(world.sql, who, of);
const about = async (projectId: string, who: Pick<Person, "userId">, of = northwind): Promise<ProjectActor> => ({
  ...(await as(who, of)),
  projectId,
});
const plant = (name?: string, of = northwind) => plantProject(world.sql, of, name);
const names = async (who: Pick<Person, "userId">, input: object = {}) =>
  (await listProjects(world.ctx, await as(who), input)).projects.map(({ name }) => name);

test("whoever creates a project holds all five permissions in it, and the log says so", async () => {
  const { id } = await createProject(world.ctx, await as(mia), { name: "  Meter   readings " });
  const view = await getProject(world.ctx, await about(id, mia), {});
  expect(view).toMatchObject({ name: "Meter readings", isLive: false, managers: [{ name: mia.name }] });
  expect(view.you.may.every(({ through }) => through.includes("grant"))).toBe(true);
  const grants = await world.sql`select distinct granted_by from project_grants where project_id = ${id}`;
  expect(grants).toEqual([{ granted_by: mia.userId }]);
  expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({
    action: "project.created",
    target: id,
    actor: mia.userId,
  });
});

test("two projects of an organisation have different names, whatever their letters' case; another's name is free", async () => {
  const olives = await as(olive);
  const refusal = await refusesUnwritten(world.sql, () =>
    createProject(world.ctx, olives, { name: harbour.name.toUpperCase() }),
  );
  expect(refusal).toMatchObject({ code: "invalid", fields: { name: "taken" } });
  await createProject(world.ctx, await as(otto, southbank), { name: harbour.name });
  const projectId = await plant("Old name");
  const renaming = await about(projectId, olive);
  expect(
    await refusesUnwritten(world.sql, () => renameProject(world.ctx, renaming, { name: harbour.name })),
  ).toMatchObject({ fields: { name: "taken" } });
});

test("two who create a project of one name at once get one project", async () => {
  const makers = [await as(olive), await as(adam)];
  const tries = await Promise.allSettled(makers.map((who) => createProject(world.ctx, who, { name: "Twice at once" })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const found = await world.sql`select 1 from projects where name = 'Twice at once'`;
  expect(found).toHaveLength(1);
});

test("nobody makes more than two hundred projects a day", async () => {
  const actor = await as(vera);
  await joinTeam(world.sql, vera, northwind, "developer");
  await createProject(world.ctx, actor, { name: "First of many" });
  await world.sql`update rate_limits set taken = 200 where bucket = ${`projects:${northwind.id}:${vera.userId}`}`;
  const refusal = await refusesUnwritten(world.sql, () => createProject(world.ctx, actor, { name: "One too many" }));
  expect(refusal).toMatchObject({ code: "rate_limited", facts: { hours: 24 } });
  await joinTeam(world.sql, vera, northwind, "read_only");
});

test("a project is listed and opened by role, or by a place in its team, and does not exist otherwise", async () => {
  const projectId = await plant("Only for its team");
  expect(await names(vera)).toContain("Only for its team");
  expect(await names(member)).toEqual([]);
  const asMember = await about(projectId, member);
  expect((await refusalOf(getProject(world.ctx, asMember, {}))).message).toBe("not_found");
  // Nothing is stored for them there but the place itself.
  await plantPlace(world.sql, projectId, member.memberId, []);
  expect(await names(member)).toEqual(["Only for its team"]);
  const { you } = await getProject(world.ctx, asMember, {});
  expect(you).toMatchObject({ isInTeam: true });
  expect(you.may.flatMap(({ through }) => through)).toEqual([]);
  // And a removal takes it away at once.
  await world.sql`delete from project_members where project_id = ${projectId}`;
  expect((await refusalOf(getProject(world.ctx, asMember, {}))).message).toBe("not_found");
});

test("owners and administrators hold three permissions in every project, nobody else any by role", async () => {
  const projectId = await plant();
  const held = async (who: Pick<Person, "userId">) => {
    const { you } = await getProject(world.ctx, await about(projectId, who), {});
    return you.may.flatMap(({ key, through }): ProjectPermission[] => (through.length > 0 ? [key] : []));
  };
  const three = ["manage_service", "view_activity", "manage_templates"];
  expect(await held(olive)).toEqual(three);
  expect(await held(adam)).toEqual(three);
  expect(await held(mia)).toEqual([]);
  expect(await held(vera)).toEqual([]);
});

test("a role makes no manager: only a stored grant of both halves does", async () => {
  const projectId = await plant("Without anybody");
  const look = async () => (await getProject(world.ctx, await about(projectId, olive), {})).managers;
  const needs = async () =>
    (await listProjects(world.ctx, await as(olive), { search: "without any" })).projects[0]?.needsManager;
  expect([await look(), await needs()]).toEqual([[], true]);
  const placeId = await plantPlace(world.sql, projectId, castMemberId(vera, northwind), ["manage_service"]);
  expect([(await look()).map(({ name }) => name), await needs()]).toEqual([[vera.name], false]);
  await world.sql`delete from project_grants where project_member_id = ${placeId} and permission = 'manage_users'`;
  expect([await look(), await needs()]).toEqual([[], true]);
});

test("the list goes on by name from where it ended, and a search looks for what was typed", async () => {
  for (let number = 0; number < projectsPerPage + 3; number += 1)
    await plant(`Zone ${String(number).padStart(2, "0")}`);
  await plant("100% zone_rest");
  const first = await listProjects(world.ctx, await as(olive), { search: "ZONE" });
  const second = await listProjects(world.ctx, await as(olive), { search: "ZONE", after: first.next ?? "" });
  const all = [...first.projects, ...second.projects].map(({ name }) => name);
  expect(first.projects).toHaveLength(projectsPerPage);
  expect(second.next).toBeNull();
  expect(all).toEqual(all.toSorted((one, other) => one.localeCompare(other)));
  expect(new Set(all).size).toBe(projectsPerPage + 4);
  expect(await names(olive, { search: "100%" })).toEqual(["100% zone_rest"]);
  expect(await names(olive, { search: "e_r" })).toEqual(["100% zone_rest"]);
  // A forged cursor begins the list anew.
  expect(await names(olive, { after: "x" })).toHaveLength(projectsPerPage);
});

test("a deleted project is gone for its team, and comes back with it", async () => {
  const { sql, ctx } = world;
  const projectId = await plant("Here and gone");
  await plantPlace(sql, projectId, member.memberId);
  const [olives, members] = [await about(projectId, olive), await about(projectId, member)];
  const wrong = () => deleteProject(ctx, olives, { confirmation: "here and gone" });
  expect(await refusesUnwritten(sql, wrong)).toMatchObject({ fields: { confirmation: "type_name" } });
  await deleteProject(ctx, olives, { confirmation: "Here and gone" });
  expect((await refusalOf(getProject(ctx, members, {}))).message).toBe("not_found");
  expect(await names(olive, { search: "here and" })).toEqual([]);
  expect(
    (await refusesUnwritten(sql, () => deleteProject(ctx, olives, { confirmation: "Here and gone" }))).message,
  ).toBe("not_found");
  const gone = await listDeletedProjects(ctx, await as(adam), {});
  expect(gone.projects).toMatchObject([{ id: projectId, name: "Here and gone", deletedBy: olive.name }]);
  // Somebody else's organisation has nothing to take back.
  const theirs = await as(otto, southbank);
  expect((await refusesUnwritten(sql, () => restoreProject(ctx, theirs, { projectId }))).message).toBe("not_found");
  await restoreProject(ctx, await as(adam), { projectId });
  expect((await getProject(ctx, members, {})).you.isInTeam).toBe(true);
  expect((await logOf(sql, northwind.id)).slice(0, 2).map(({ action }) => action)).toEqual([
    "project.restored",
    "project.deleted",
  ]);
});

test("a project whose name was taken meanwhile is not restored until that one is renamed", async () => {
  const { sql, ctx } = world;
  const [projectId, olives] = [await plant("Fought over"), await as(olive)];
  await deleteProject(ctx, { ...olives, projectId }, { confirmation: "Fought over" });
  const { id } = await createProject(ctx, olives, { name: "fought over" });
  const restoring = () => restoreProject(ctx, olives, { projectId });
  expect(await refusesUnwritten(sql, restoring)).toMatchObject({ code: "conflict", reason: "name_taken" });
  await renameProject(ctx, { ...olives, projectId: id }, { name: "Peace" });
  await restoring();
});

test("thirty days after it was deleted a project goes with all that was in it, once, and not a minute earlier", async () => {
  const { sql, ctx } = world;
  const projectId = await plant("Long gone");
  await plantPlace(sql, projectId, member.memberId);
  await sql`insert into folders (id, organisation_id, project_id, name) values ('fld_a', ${northwind.id}, ${projectId}, 'A')`;
  await sql`insert into folders (id, organisation_id, project_id, parent_id, name)
    values ('fld_b', ${northwind.id}, ${projectId}, 'fld_a', 'B')`;
  await sql`insert into templates (id, organisation_id, project_id, folder_id, name, channel, edited_by)
    values ('tpl_a', ${northwind.id}, ${projectId}, 'fld_b', 'T', 'text', ${olive.userId})`;
  const deletedFor = (minutes: number) =>
    sql`update projects set deleted_at = now() - ${minutes} * interval '1 minute', deleted_by = ${olive.userId}
      where id = ${projectId}`;
  await deletedFor(30 * 24 * 60 - 1);
  expect(await purgeProjects(ctx)).toBe(0);
  await deletedFor(30 * 24 * 60 + 1);
  expect((await Promise.all([purgeProjects(ctx), purgeProjects(ctx)])).toSorted()).toEqual([0, 1]);
  for (const table of ["projects", "project_members", "folders", "templates"]) {
    const column = table === "projects" ? "id" : "project_id";
    expect(await sql`select 1 from ${sql(table)} where ${sql(column)} = ${projectId}`, table).toEqual([]);
  }
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "project.purged", target: projectId });
});

test("whoever restores waits for a purge that has begun, and finds nothing", async () => {
  const { sql, ctx } = world;
  const [projectId, olives] = [await plant("At the last moment"), await as(olive)];
  let restoring: Promise<unknown> = Promise.resolve();
  await sql`update projects set deleted_at = now() - interval '31 days', deleted_by = 'usr_x' where id = ${projectId}`;
  await sql.begin(async (tx) => {
    await tx`delete from projects where id = ${projectId}`;
    restoring = refusalOf(restoreProject(ctx, olives, { projectId }));
    await untilSomebodyWaits(sql, restoring);
  });
  expect(await restoring).toMatchObject({ code: "not_found" });
});

test("an address that names a project alone is looked for in one's own organisations only", async () => {
  const find = async (who: Pick<Person, "userId">, projectId: string) =>
    findProject(world.ctx, await userActor(world.sql, who), { projectId });
  expect(await find(mia, harbour.id)).toEqual({ slug: northwind.slug });
  expect((await refusalOf(find(otto, harbour.id))).message).toBe("not_found");
  expect((await refusalOf(find(mia, "prj_nothing"))).message).toBe("not_found");
  const projectId = await plant("Deleted address");
  await world.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`;
  expect((await refusalOf(find(mia, projectId))).message).toBe("not_found");
});
