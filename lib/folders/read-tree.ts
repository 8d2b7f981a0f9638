import { and, eq, sql } from "drizzle-orm";
import { folderMembers, folders, templates } from "@/db/schema/templates";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { type FolderRow, type VisibleFolder, type VisibleTree, visibleFolders } from "./visible-folders";

export interface CountedFolder extends FolderRow {
  /** How many templates stand in it. */
  readonly templates: number;
}

export interface ReadTree {
  /** All of them, the hidden ones too: for rules, never for an answer. */
  readonly rows: ReadonlyMap<string, CountedFolder>;
  readonly seen: VisibleTree;
}

/** A project's folders, and what whoever asks sees of them. One statement. */
export async function readTree({
  tx,
  organisation,
  project,
  actor,
}: Pick<ProjectScene, "tx" | "organisation" | "project" | "actor">): Promise<ReadTree> {
  // Spelt out: of a query on one table Drizzle would write `id` alone, which means another one in here.
  const isGiven = sql<boolean>`exists (select 1 from ${folderMembers} m
    where m.folder_id = folders.id and m.project_member_id = ${actor.placeId})`;
  const count = sql<number>`(select count(*)::int from ${templates} t
    where t.project_id = ${project.id} and t.folder_id = folders.id)`;
  const rows = await tx
    .select({ id: folders.id, parentId: folders.parentId, name: folders.name, isGiven, templates: count })
    .from(folders)
    .where(and(eq(folders.organisationId, organisation.id), eq(folders.projectId, project.id)));
  const given = new Set(rows.flatMap(({ id, isGiven }) => (isGiven ? [id] : [])));
  const viewer = { given, seesAll: actor.seesAllFolders };
  return {
    rows: new Map(rows.map(({ isGiven: _, ...row }) => [row.id, row])),
    seen: visibleFolders(rows, viewer, project.hasFolderPermissions),
  };
}

/** A hidden folder and one that is not there are refused alike. */
export function seenFolder({ rows, seen }: ReadTree, folderId: string): CountedFolder & VisibleFolder {
  const [row, shown] = [rows.get(folderId), seen.find(folderId)];
  if (!row || !shown) throw new Refusal("not_found");
  return { ...row, ...shown };
}

/** The same of a place: the top is there for everybody. Answers the folders that lead to it, itself the last; none to the top. */
export function requirePlace(tree: ReadTree, folderId: string | null): readonly VisibleFolder[] {
  if (folderId === null) return [];
  seenFolder(tree, folderId);
  return tree.seen.pathTo(folderId) ?? [];
}
