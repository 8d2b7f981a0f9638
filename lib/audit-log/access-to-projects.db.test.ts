import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { leaveProject } from "@/lib/project-team/leave-project";
import { removeProjectMember } from "@/lib/project-team/remove-project-member";
import { createProject } from "@/lib/projects/create-project";
import { deleteProject } from "@/lib/projects/delete-project";
import { renameProject } from "@/lib/projects/rename-project";
import { textOf } from "@/lib/testing/observe";
import { plantPlace } from "@/lib/testing/plant-project";
import { openStages, type Stage } from "@/lib/testing/stage";
import { testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { exportAccessOn } from "./export-access-on";
import { listAccessOn } from "./list-access-on";

let world: World;
let raise: () => Promise<Stage>;
beforeAll(async () => {
  world = await openWorld();
  raise = openStages(world);
});
afterAll(() => world.close());

test("the list of a day names the projects in whose team each was, with what they could do there; the file has all", async () => {
  const stage = await raise();
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
  const { lines } = await exportAccessOn(world.ctx, asOwner, {});
  expect(await textOf(lines)).toContain(`"Quay (${all})"`);
  await deleteProject(world.ctx, here, { confirmation: "Quay" });
  expect(await projectsOf(stage.owner)).toEqual([]);
  for (let number = 1; number <= 7; number += 1) await createProject(world.ctx, asOwner, { name: `Berth ${number}` });
  const { members } = await listAccessOn(world.ctx, asOwner, {});
  const owner = members.find(({ userId }) => userId === stage.owner.userId);
  expect([owner?.projects.length, owner?.projectCount]).toEqual([5, 7]);
});

test("reads the places and edits of those who are shown and of nobody else, in six statements; the file comes in parts", async () => {
  const stage = await raise();
  const { sql, team } = stage;
  const asOwner = await stage.asOwner();
  const { id } = await createProject(world.ctx, asOwner, { name: "Crowd" });
  await sql`update organisations set seat_limit = 2000 where id = ${team.id}`;
  // By name: the owner, then those; the last ones have no room on the page.
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_many' || n, 'Zoe ' || to_char(n, 'FM0000'), 'many' || n || '@example.com', 'many' || n || '@example.com', now()
    from generate_series(1, 520) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_many' || n, ${team.id}, 'usr_many' || n, 'rol_member' from generate_series(1, 520) n`;
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_many' || n, ${team.id}, ${id}, 'mem_many' || n, 'usr_x' from generate_series(1, 520) n`;
  await sql`select append_audit_event(${team.id}, json_build_object('id', 'aud_many' || n, 'action', 'project_member.edited',
      'actor', json_build_object('kind', 'member', 'id', ${stage.owner.userId}::text), 'target', 'mem_many' || n, 'outcome', 'done',
      'details', json_build_object('project', json_build_object('id', ${id}::text, 'name', 'Crowd'), 'userId', 'usr_many' || n,
        'before', '[]'::json, 'after', '["view_activity"]'::json, 'stored', '{"before":[],"after":[]}'::json,
        'folders', '{"before":[],"after":[]}'::json, 'change', 'evt_' || n), 'requestId', 'req_x')::text)
    from generate_series(1, 520) n`;
  const asked: { text: string; parameters: unknown[] }[] = [];
  const onStatement = (text: string, parameters: unknown[]) => asked.push({ text, parameters });
  const db = openDatabase({ url: world.url, connections: 1, onStatement });
  const { members, count } = await listAccessOn(testContext(db), asOwner, {});
  await db.close();
  expect([members.length, count]).toEqual([500, 522]);
  expect(members[499]?.projects).toMatchObject([{ name: "Crowd", permissions: ["See dashboard"] }]);
  // Behind session and membership, which a page has read before.
  const own = asked.slice(2);
  expect(own.length).toBeLessThanOrEqual(6);
  const ofPlaces = own.filter(({ text }) => /project_members|e\.target_id = any/.test(text));
  expect(ofPlaces).toHaveLength(3);
  for (const { text, parameters } of ofPlaces) {
    const rows = JSON.stringify(await sql.unsafe(text, parameters as never[]));
    expect(rows).not.toContain("usr_many510");
  }
  const { lines } = await exportAccessOn(world.ctx, asOwner, {});
  // What happens meanwhile does not count.
  await removeProjectMember(world.ctx, { ...asOwner, projectId: id }, { personId: "usr_many520" });
  const parts: string[] = [];
  for await (const part of lines) parts.push(part);
  expect(parts.map((part) => part.trimEnd().split("\r\n").length)).toEqual([1, 500, 22]);
  expect(parts[2]).toContain('"usr_many520","Crowd (See dashboard)"');
  const after = await exportAccessOn(world.ctx, asOwner, {});
  expect(await textOf(after.lines)).toContain('"usr_many520",""');
});
