import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { cast } from "@/db/seed";
import { planOf, type Statement } from "@/lib/testing/plan-of";
import { plantProject } from "@/lib/testing/plant-project";
import { memberActor, rejoin, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import { listProjectTeam, peoplePerPage } from "./list-project-team";

const { olive, northwind, southbank } = cast;

let world: World;
let db: Database;
let asked: Statement[] = [];
beforeAll(async () => {
  world = await openWorld();
  // One connection, on which the plans stay.
  db = openDatabase({
    url: world.url,
    connections: 1,
    onStatement: (text, parameters) => asked.push({ text, parameters }),
  });
  await world.sql`update organisations set seat_limit = 50000`;
  await rejoin(world.sql, olive, southbank, "owner");
}, 120_000);
afterAll(async () => {
  await db.close();
  await world.close();
});

/** That many members, so many of them in a project, each with two permissions there. */
async function crowd(
  word: string,
  organisation: { id: string },
  members: number,
  people: number,
): Promise<ProjectActor> {
  const { sql: owner } = world;
  await owner`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_' || ${word} || n, 'Person ' || n, ${word} || n || '@example.com', ${word} || n || '@example.com', now()
    from generate_series(1, ${members}) n`;
  await owner`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_' || ${word} || n, ${organisation.id}, 'usr_' || ${word} || n,
      ('{rol_administrator,rol_developer,rol_technician,rol_service,rol_read_only,rol_member}'::text[])[1 + n % 6]
    from generate_series(1, ${members}) n`;
  const projectId = await plantProject(owner, organisation);
  await owner`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_' || ${word} || n, ${organisation.id}, ${projectId}, 'mem_' || ${word} || n, 'usr_x'
    from generate_series(1, ${people}) n`;
  await owner`insert into project_grants (id, organisation_id, project_id, project_member_id, permission, granted_by)
    select 'pgr_' || p.id || w.permission, ${organisation.id}, ${projectId}, p.id, w.permission, 'usr_x'
    from project_members p, unnest('{view_activity,manage_templates}'::text[]) w(permission) where p.project_id = ${projectId}`;
  return { ...(await memberActor(owner, olive, organisation)), projectId };
}

test("of 2,000 people a page looks at those whom it shows, and who runs the installation is found without looking at any", async () => {
  const small = await crowd("small", southbank, 24, 24);
  const big = await crowd("big", northwind, 10_000, 2_000);
  await world.sql`analyze`;
  const ctx = testContext(db);
  // In turns, so that after a few runs PostgreSQL keeps one plan for both, which it makes for whichever is next.
  for (let turn = 0; turn < 8; turn += 1) {
    expect((await listProjectTeam(ctx, small, {})).counts.people).toBe(24);
    asked = [];
    const began = performance.now();
    const { people, admins, counts } = await listProjectTeam(ctx, big, {});
    expect([people.length, admins.length, counts.people]).toEqual([peoplePerPage, 0, 2_000]);
    expect(performance.now() - began).toBeLessThan(1_500);
  }
  const lists = asked.filter(({ text }) => text.includes("platform_admins_in_project"));
  expect(lists).toHaveLength(2);
  for (const each of lists)
    for (const { how, rows } of await planOf(db, northwind.id, each)) expect(rows, how).toBeLessThan(100);
});
