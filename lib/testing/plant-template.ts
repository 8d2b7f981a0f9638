import type postgres from "postgres";
import { createId } from "@/lib/kernel/ids";
import type { Channel } from "@/lib/templates/labels";

/** A folder past every rule, given to these places of the project's team. Answers its id. */
export async function plantFolder(
  sql: postgres.Sql,
  projectId: string,
  given: { readonly name?: string; readonly parentId?: string | null; readonly to?: readonly string[] } = {},
): Promise<string> {
  const id = createId("fld");
  await sql`insert into folders (id, organisation_id, project_id, parent_id, name)
    select ${id}, organisation_id, id, ${given.parentId ?? null}, ${given.name ?? "Outages"}
    from projects where id = ${projectId}`;
  for (const placeId of given.to ?? []) await giveFolder(sql, id, placeId);
  return id;
}

export async function giveFolder(sql: postgres.Sql, folderId: string, placeId: string): Promise<void> {
  await sql`insert into folder_members (id, organisation_id, project_id, folder_id, project_member_id)
    select ${createId("flm")}, organisation_id, project_id, id, ${placeId} from folders where id = ${folderId}`;
}

interface Planted {
  readonly name?: string;
  readonly folderId?: string | null;
  readonly channel?: Channel;
  readonly subject?: string | null;
  /** What its versions say, the oldest first. */
  readonly bodies?: readonly string[];
  /** The user who wrote them all. */
  readonly by?: string;
}

/** A template with its versions. Answers its id. */
export async function plantTemplate(sql: postgres.Sql, projectId: string, given: Planted = {}): Promise<string> {
  const { name = "Power cut", folderId = null, channel = "text", subject = null, by = "usr_nobody" } = given;
  const bodies = given.bodies ?? ["Hello ((name))."];
  const id = createId("tpl");
  await sql`insert into templates (id, organisation_id, project_id, folder_id, name, channel, version, edited_by)
    select ${id}, organisation_id, id, ${folderId}, ${name}, ${channel}, ${bodies.length}, ${by}
    from projects where id = ${projectId}`;
  for (const [index, body] of bodies.entries())
    await sql`insert into template_versions
      (id, organisation_id, project_id, template_id, version, name, subject, body, written_by)
      select ${createId("tpv")}, organisation_id, project_id, id, ${index + 1}, ${name}, ${subject}, ${body}, ${by}
      from templates where id = ${id}`;
  return id;
}
