import { and, eq, sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";
import { asSystem } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { readBearer } from "@/lib/secrets/bearer-format";
import { hashToken } from "@/lib/secrets/derive-token";
import { noSuchToken } from "@/lib/usecase/access/read-token";
import type { KeyActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { keyFormat } from "./key-format";

const requestsPerMinute = 600;

/**
 * Which project's key a program presents, as `tokenActor` says whose token. No key, a foreign one, an expired and a revoked
 * one are told alike, and so is a token: it is none of these (AP-04).
 *
 * @param authorization the header as it came, null where there is none
 */
export async function keyActor(ctx: Context, authorization: string | null): Promise<KeyActor> {
  const given = readBearer(authorization);
  if (!keyFormat.looksRight(given)) throw noSuchToken();
  const found = await asSystem(ctx.db, async (tx) => {
    const [row] = await tx.execute<FoundKey>(sql`
      select id, organisation_id, project_id, coalesce(last_used_at < now() - interval '1 minute', true) as is_stale
      from find_project_key(${hashToken(given)})`);
    if (!row) return null;
    const wait = await takePermit(tx, { bucket: `key:${row.id}`, most: requestsPerMinute, seconds: 60 });
    // At most once a minute (AP-03), also when several requests find it stale at the same moment.
    if (wait === 0 && row.is_stale)
      await tx
        .update(projectKeys)
        .set({ lastUsedAt: sql`now()` })
        .where(
          and(eq(projectKeys.id, row.id), sql`coalesce(${projectKeys.lastUsedAt} < now() - interval '1 minute', true)`),
        );
    return { row, wait };
  });
  if (!found) throw noSuchToken();
  if (found.wait > 0) throw new Refusal("rate_limited", { facts: { seconds: found.wait } });
  const { id, organisation_id, project_id } = found.row;
  return { kind: "key", keyId: id, organisationId: organisation_id, projectId: project_id };
}

type FoundKey = Record<string, unknown> & {
  id: string;
  organisation_id: string;
  project_id: string;
  is_stale: boolean;
};
