import { sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import type { SystemTx } from "@/db/scope";
import { isStale, takeBearer } from "@/lib/tokens/take-bearer";
import type { KeyActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { keyFormat } from "./key-format";

/**
 * Which project's key a program presents, as `tokenActor` says whose token. A token is none.
 *
 * @param authorization the header as it came, null where there is none
 */
export async function keyActor(ctx: Context, authorization: string | null): Promise<KeyActor> {
  const kind = { format: keyFormat, name: "key", table: projectKeys, find } as const;
  const { id, organisation_id, project_id } = await takeBearer(ctx, kind, authorization);
  return { kind: "key", keyId: id, organisationId: organisation_id, projectId: project_id };
}

async function find(tx: SystemTx, hash: string) {
  const [row] = await tx.execute<FoundKey>(sql`
    select id, organisation_id, project_id, ${isStale} as is_stale from find_project_key(${hash})`);
  return row;
}

type FoundKey = Record<string, unknown> & {
  id: string;
  organisation_id: string;
  project_id: string;
  is_stale: boolean;
};
