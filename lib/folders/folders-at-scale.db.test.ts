import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { createFolder } from "./create-folder";

const { olive, northwind, harbour } = cast;
/** Five values for each would be more than a statement takes. */
const many = 13_200;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { sql } = world;
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_' || n, 'Person ' || n, 'person' || n || '@example.com', 'person' || n || '@example.com', now()
    from generate_series(1, ${many}) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_' || n, ${northwind.id}, 'usr_' || n, 'rol_member' from generate_series(1, ${many}) n`;
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_' || n, ${northwind.id}, ${harbour.id}, 'mem_' || n, 'usr_x' from generate_series(1, ${many}) n`;
}, 120_000);
afterAll(() => world.close());

test("a new folder at the top is for everybody in the project, however many they are", async () => {
  const asOlive = { ...(await memberActor(world.sql, olive, northwind)), projectId: harbour.id };
  const { id } = await createFolder(world.ctx, asOlive, { parentId: null, name: "Outages" });
  const given = world.sql`select project_member_id from folder_members where folder_id = ${id}`;
  const people = await world.sql`select id from project_members where project_id = ${harbour.id}`;
  expect(people.length).toBeGreaterThanOrEqual(many);
  expect(await given).toHaveLength(people.length);
}, 30_000);
