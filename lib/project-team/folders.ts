import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { folderMembers, folders } from "@/db/schema/templates";
import type { TenantTx } from "@/db/scope";
import { readTree } from "@/lib/folders/read-tree";
import type { VisibleFolder } from "@/lib/folders/visible-folders";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

/** How many folders a project has, as a column: counted once, not for each row. */
export const foldersIn = (projectId: string) =>
  sql<number>`(select count(*)::int from folders f where f.project_id = ${projectId})`;

export interface FolderChoice extends Pick<VisibleFolder, "id" | "name" | "depth"> {
  /** How many stand in it; in the folders below it are others. */
  readonly templates: number;
}

/** The folders that whoever asks may give to others, in the order of the tree: those that they see themselves (product.md 6.7). */
export async function grantableFolders(scene: ProjectScene): Promise<readonly FolderChoice[]> {
  const { rows, seen } = await readTree(scene);
  return seen.all.map(({ id, name, depth }) => ({ id, name, depth, templates: rows.get(id)?.templates ?? 0 }));
}

/** Ids that the form named -> those ids, each of a folder that may be given. One that may not does not exist (AZ-05). */
export function refuseUngrantable(given: readonly string[], grantable: readonly FolderChoice[]): void {
  const known = new Set(grantable.map(({ id }) => id));
  if (given.some((id) => !known.has(id))) throw new Refusal("not_found");
}

/** Lets a place see these folders of its project, and answers which: one that is gone is left out. */
export async function giveFolders(
  tx: TenantTx,
  ids: { create(prefix: "flm"): string },
  place: { organisationId: string; projectId: string; placeId: string },
  given: readonly string[],
): Promise<readonly string[]> {
  if (given.length === 0) return [];
  const { organisationId, projectId, placeId } = place;
  // Held, so that none of them is deleted between being read and being given.
  const there = await tx
    .select({ id: folders.id })
    .from(folders)
    .where(and(eq(folders.projectId, projectId), inArray(folders.id, [...given])))
    .orderBy(asc(folders.id))
    .for("key share");
  if (there.length === 0) return [];
  await tx.insert(folderMembers).values(
    there.map(({ id: folderId }) => ({
      id: ids.create("flm"),
      organisationId,
      projectId,
      folderId,
      projectMemberId: placeId,
    })),
  );
  return there.map(({ id }) => id);
}

export async function foldersOf(tx: TenantTx, projectId: string, placeId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: folderMembers.folderId })
    .from(folderMembers)
    .where(and(eq(folderMembers.projectId, projectId), eq(folderMembers.projectMemberId, placeId)))
    .orderBy(asc(folderMembers.folderId));
  return rows.map(({ id }) => id);
}
