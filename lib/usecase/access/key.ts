import { and, eq, getTableColumns, gt, isNull, sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import { organisations } from "@/db/schema/organisations";
import { projects } from "@/db/schema/projects";
import { type TenantTx, withOrganisation } from "@/db/scope";
import type { AuditEvent } from "@/lib/audit/events";
import type { KeyScope } from "@/lib/permissions/key-scopes";
import type { KeyActor } from "../claims";
import type { OrganisationRow, ProjectRow } from "../rows";
import type { Access } from "./access";
import { noSuchToken } from "./read-token";

/** A key that asks, as its row is in this transaction. */
export interface KeyScene {
  readonly tx: TenantTx;
  readonly organisation: OrganisationRow;
  readonly project: ProjectRow;
  readonly key: { readonly id: string; readonly scopes: readonly KeyScope[] };
}

/**
 * A project's key at work. No gate is asked: it is no person, so it has no second factor for an organisation to require and
 * no address to prove. What bounds it is its scopes and its end, and that whoever holds manage_api_keys can revoke it.
 */
export const key: Access<"key", KeyScene, AuditEvent, "nothing"> = {
  name: "key",
  claim: "key",
  takes: "nothing",
  open: (ctx, claim, { writes }, body) =>
    withOrganisation(ctx.db, claim.organisationId, async (tx) => body(await keyScene(tx, claim, writes))),
  recordAs: ({ organisation, key: { id } }) => ({
    organisationId: organisation.id,
    by: { kind: "key", id, person: null },
  }),
};

/** The key's row as it is now; held, if the caller will write, so that whoever revokes it waits or has won (INV-05). */
async function keyScene(tx: TenantTx, claim: KeyActor, writes: boolean): Promise<KeyScene> {
  const reading = tx
    .select({
      organisation: getTableColumns(organisations),
      project: getTableColumns(projects),
      id: projectKeys.id,
      scopes: sql<readonly KeyScope[]>`${projectKeys.scopes}`,
    })
    .from(projectKeys)
    .innerJoin(projects, and(eq(projects.id, projectKeys.projectId), isNull(projects.deletedAt)))
    .innerJoin(organisations, and(eq(organisations.id, projectKeys.organisationId), isNull(organisations.deletedAt)))
    .where(
      and(
        eq(projectKeys.organisationId, claim.organisationId),
        eq(projectKeys.projectId, claim.projectId),
        eq(projectKeys.id, claim.keyId),
        isNull(projectKeys.revokedAt),
        gt(projectKeys.expiresAt, sql`now()`),
      ),
    );
  const [row] = await (writes ? reading.for("share", { of: projectKeys }) : reading);
  if (!row) throw noSuchToken();
  const { organisation, project, ...found } = row;
  return { tx, organisation, project, key: found };
}
