import { projectMembers } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import type { Ids } from "@/lib/kernel/ids";
import { storedFor } from "@/lib/permissions/project-grants";
import type { ProjectPermission } from "@/lib/permissions/project-table";
import { storeGrants } from "@/lib/projects/store-grants";
import { giveFolders } from "./folders";

interface Given {
  readonly permissions: readonly ProjectPermission[];
  readonly folders: readonly string[];
  /** The user who answers for it. */
  readonly by: string;
}

/**
 * Puts a member into a project's team. Under the organisation's lock.
 *
 * @returns the place's id and the folders that are there to be given; null for whoever is in the team already, who keeps
 *   what they have
 */
export async function makePlace(
  tx: TenantTx,
  ids: Ids,
  where: { readonly organisationId: string; readonly projectId: string; readonly memberId: string },
  { permissions, folders, by }: Given,
): Promise<{ readonly placeId: string; readonly folders: readonly string[] } | null> {
  const placeId = ids.create("prm");
  const made = await tx
    .insert(projectMembers)
    .values({ ...where, id: placeId, addedBy: by })
    .onConflictDoNothing()
    .returning({ id: projectMembers.id });
  if (made.length === 0) return null;
  const { memberId: _, ...inProject } = where;
  const place = { ...inProject, placeId };
  await storeGrants(tx, ids, place, storedFor(permissions), by);
  return { placeId, folders: await giveFolders(tx, ids, place, folders) };
}
