import { and, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { users } from "@/db/schema/users";
import { asSystem } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { readBearer } from "@/lib/secrets/bearer-format";
import { hashToken } from "@/lib/secrets/derive-token";
import { noSuchToken } from "@/lib/usecase/access/read-token";
import type { TokenActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { tokenFormat } from "./token-format";

const requestsPerMinute = 600;

/**
 * Whose token a program presents. Only `Authorization: Bearer`; no token, a foreign one, an expired and a revoked one are
 * told alike (AP-04). A claim, like every actor: the wrapper reads membership, role and token again under its locks.
 *
 * @param authorization the header as it came, null where there is none
 */
export async function tokenActor(ctx: Context, authorization: string | null): Promise<TokenActor> {
  const given = readBearer(authorization);
  if (!tokenFormat.looksRight(given)) throw noSuchToken();
  const found = await asSystem(ctx.db, async (tx) => {
    const [row] = await tx.execute<FoundToken>(sql`
      select t.id, t.organisation_id, t.user_id, is_email_fresh(u.email_proven_at) as is_email_fresh,
        coalesce(t.last_used_at < now() - interval '1 minute', true) as is_stale
      from find_api_token(${hashToken(given)}) t join ${users} u on u.id = t.user_id`);
    if (!row) return null;
    const wait = await takePermit(tx, { bucket: `token:${row.id}`, most: requestsPerMinute, seconds: 60 });
    // At most once a minute (AP-03), also when several requests find it stale at the same moment.
    if (wait === 0 && row.is_stale)
      await tx
        .update(apiTokens)
        .set({ lastUsedAt: sql`now()` })
        .where(
          and(eq(apiTokens.id, row.id), sql`coalesce(${apiTokens.lastUsedAt} < now() - interval '1 minute', true)`),
        );
    return { row, wait };
  });
  if (!found) throw noSuchToken();
  if (found.wait > 0) throw new Refusal("rate_limited", { facts: { seconds: found.wait } });
  const { id, user_id, organisation_id, is_email_fresh } = found.row;
  return { kind: "token", tokenId: id, userId: user_id, organisationId: organisation_id, isEmailFresh: is_email_fresh };
}

type FoundToken = Record<string, unknown> & {
  id: string;
  organisation_id: string;
  user_id: string;
  is_email_fresh: boolean;
  is_stale: boolean;
};
