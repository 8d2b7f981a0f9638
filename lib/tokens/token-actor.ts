import { sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import type { TokenActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { isStale, takeBearer } from "./take-bearer";
import { tokenFormat } from "./token-format";

/**
 * Whose token a program presents. A claim, like every actor: the wrapper reads membership, role and token again under its
 * locks.
 *
 * @param authorization the header as it came, null where there is none
 */
export async function tokenActor(ctx: Context, authorization: string | null): Promise<TokenActor> {
  const kind = { format: tokenFormat, name: "token", table: apiTokens, find } as const;
  const { id, user_id, organisation_id, is_email_fresh } = await takeBearer(ctx, kind, authorization);
  return { kind: "token", tokenId: id, userId: user_id, organisationId: organisation_id, isEmailFresh: is_email_fresh };
}

async function find(tx: SystemTx, hash: string) {
  const [row] = await tx.execute<FoundToken>(sql`
    select t.id, t.organisation_id, t.user_id, is_email_fresh(u.email_proven_at) as is_email_fresh, ${isStale} as is_stale
    from find_api_token(${hash}) t join ${users} u on u.id = t.user_id`);
  return row;
}

type FoundToken = Record<string, unknown> & {
  id: string;
  organisation_id: string;
  user_id: string;
  is_email_fresh: boolean;
  is_stale: boolean;
};
