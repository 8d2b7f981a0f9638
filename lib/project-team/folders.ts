import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { folderMembers, folders } from "@/db/schema/templates";
import type { TenantTx } from "@/db/scope";
import { type VisibleFolder, visibleFolders } from "@/lib/folders/visible-folders";
import { Refusal } from "@/lib/kernel/refusal";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";

export async function countFolders(tx: TenantTx, projectId: string): Promise<number> {
  const [row] = await tx
    .select({ total: sql<number>`count(*)::int` })
    .from(folders)
    .where(eq(folders.projectId, projectId));
  return row?.total ?? 0;
}

export type FolderChoice = Pick<VisibleFolder, "id" | "name" | "depth">;

/** The folders that whoever asks may give to others, in the order of the tree: those that they see themselves (product.md 6.7). */
export async function grantableFolders({ tx, project, actor }: ProjectScene): Promise<readonly FolderChoice[]> {
  const rows = await tx
    .select({ id: folders.id, parentId: folders.parentId, name: folders.name, isGiven: givenTo(actor.placeId) })
    .from(folders)
    .where(eq(folders.projectId, project.id));
  const given = new Set(rows.filter(({ isGiven }) => isGiven).map(({ id }) => id));
  const { all } = visibleFolders(rows, { given, seesAll: actor.seesAllFolders }, project.hasFolderPermissions);
  return all.map(({ id, name, depth }) => ({ id, name, depth }));
}

const givenTo = (placeId: string | null) =>
  sql<boolean>`exists (select 1 from ${folderMembers} f where f.folder_id = folders.id and f.project_member_id = ${placeId ?? ""})`;

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
