import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { cast } from "@/db/seed";
import { deepestFolder, mostFolders, mostTemplates } from "@/lib/folders/bounds";
import { listFolderPeople } from "@/lib/folders/list-folder-people";
import { memberActor, testContext } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { ProjectActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { browseTemplates } from "./browse-templates";
import { getTemplate } from "./get-template";

const { olive, northwind, harbour } = cast;

let world: World;
let db: Database;
let ctx: Context;
let asOlive: ProjectActor;
let asked: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  const { sql, url } = world;
  db = openDatabase({ url, connections: 2, onStatement: (text) => asked.push(text) });
  ctx = testContext(db);
  const { id } = harbour;
  await sql`update projects set has_folder_permissions = true where id = ${id}`;
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_' || n, 'Person ' || n, 'person' || n || '@example.com', 'person' || n || '@example.com', now()
    from generate_series(1, 2000) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_' || n, ${northwind.id}, 'usr_' || n, 'rol_member' from generate_series(1, 2000) n`;
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_' || n, ${northwind.id}, ${id}, 'mem_' || n, 'usr_x' from generate_series(1, 2000) n`;
  await sql`insert into folders (id, organisation_id, project_id, parent_id, name)
    select 'fld_' || n, ${northwind.id}, ${id},
      case when n % ${deepestFolder} = 1 then null else 'fld_' || (n - 1) end, 'Folder ' || n
    from generate_series(1, ${mostFolders}) n`;
  await sql`insert into folder_members (id, organisation_id, project_id, folder_id, project_member_id)
    select 'flm_' || f || '_' || n, ${northwind.id}, ${id}, 'fld_' || f, 'prm_' || n
    from generate_series(1, ${mostFolders}) f, generate_series(1, 200) n`;
  await sql`insert into templates (id, organisation_id, project_id, folder_id, name, channel, edited_by)
    select 'tpl_' || n, ${northwind.id}, ${id}, 'fld_' || (1 + n % ${mostFolders}), 'Template ' || n, 'text', ${olive.userId}
    from generate_series(1, ${mostTemplates}) n`;
  await sql`insert into template_versions (id, organisation_id, project_id, template_id, version, name, body, written_by)
    select 'tpv_' || n, ${northwind.id}, ${id}, 'tpl_' || n, 1, 'Template ' || n, 'Hello.', ${olive.userId}
    from generate_series(1, ${mostTemplates}) n`;
  await sql`insert into template_versions (id, organisation_id, project_id, template_id, version, name, body, written_by)
    select 'tpv_1_' || n, ${northwind.id}, ${id}, 'tpl_1', n, 'Template 1', 'Hello ' || n, ${olive.userId}
    from generate_series(2, 3000) n`;
  await sql`update templates set version = 3000 where id = 'tpl_1'`;
  await sql`analyze`;
  asOlive = { ...(await memberActor(sql, olive, northwind)), projectId: id };
}, 120_000);
afterAll(async () => {
  await db.close();
  await world.close();
});

const reads: readonly (readonly [what: string, read: () => Promise<unknown>])[] = [
  ["the top", () => browseTemplates(ctx, asOlive, { folderId: null })],
  ["a folder", () => browseTemplates(ctx, asOlive, { folderId: "fld_4" })],
  ["a search that finds most", () => browseTemplates(ctx, asOlive, { folderId: null, search: "template" })],
  ["a template with 3,000 versions", () => getTemplate(ctx, asOlive, { templateId: "tpl_1", from: 1, to: 2999 })],
  ["a folder's people", () => listFolderPeople(ctx, asOlive, { folderId: "fld_4" })],
];

test.each(reads)("%s is read in few statements and at once, of a project that holds all it may", async (_, read) => {
  await read();
  asked = [];
  const began = performance.now();
  const answer = await read();
  const took = performance.now() - began;
  // Without a session that was read before, as a page's: membership, session and standing are among these.
  const own = asked.filter((text) => /\b(?:folders|templates|template_versions|folder_members)\b/.test(text));
  expect(own.length).toBeLessThanOrEqual(4);
  expect(took).toBeLessThan(2500);
  expect(JSON.stringify(answer).length).toBeLessThan(400_000);
});
