import { and, eq, inArray, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { projectMembers } from "@/db/schema/projects";
import { folderMembers, folders } from "@/db/schema/templates";
import { users } from "@/db/schema/users";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** As many as stand beside a folder by name. */
const named = 3;

interface FolderPeople {
  readonly count: number;
  readonly first: readonly { readonly userId: string; readonly name: string }[];
}

/** How many people see each of these folders, and a few of them by name. One statement. */
export async function folderPeople(
  { tx, organisation }: Pick<ProjectScene, "tx" | "organisation">,
  folderIds: readonly string[],
): Promise<ReadonlyMap<string, FolderPeople>> {
  if (folderIds.length === 0) return new Map();
  const count = sql<number>`(select count(*)::int from ${folderMembers} m where m.folder_id = folders.id)`;
  const first = sql<FolderPeople["first"]>`(
    select coalesce(json_agg(json_build_object('userId', person.id, 'name', person.name)), '[]'::json) from (
      select u.id, u.name from ${folderMembers} given
      join ${projectMembers} p on p.id = given.project_member_id
      join ${members} m on m.id = p.member_id
      join ${users} u on u.id = m.user_id
      where given.folder_id = folders.id
      order by m.search_text, m.id limit ${named}
    ) person)`;
  const rows = await tx
    .select({ id: folders.id, count, first })
    .from(folders)
    .where(and(eq(folders.organisationId, organisation.id), inArray(folders.id, [...folderIds])));
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}
