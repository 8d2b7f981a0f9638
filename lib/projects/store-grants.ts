import { projectGrants } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import type { Ids } from "@/lib/kernel/ids";
import type { StoredPermission } from "@/lib/permissions/project-table";

interface Place {
  readonly organisationId: string;
  readonly projectId: string;
  readonly placeId: string;
}

/** Gives somebody's place in a project what it has not yet. `grantedBy`: the user who answers for it. */
export async function storeGrants(
  tx: TenantTx,
  ids: Ids,
  { organisationId, projectId, placeId }: Place,
  permissions: readonly StoredPermission[],
  grantedBy: string,
): Promise<void> {
  if (permissions.length === 0) return;
  await tx.insert(projectGrants).values(
    permissions.map((permission) => ({
      id: ids.create("prg"),
      organisationId,
      projectId,
      projectMemberId: placeId,
      permission,
      grantedBy,
    })),
  );
}
