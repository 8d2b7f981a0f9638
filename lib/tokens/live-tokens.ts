import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import type { SystemTx, TenantTx } from "@/db/scope";

/** Neither revoked nor past its time, by the database's clock. */
export const isLive = and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, sql`now()`));

/** How many live tokens somebody has for one organisation. Bounded: nobody gets more than 50. */
export function countLiveTokens(tx: TenantTx | SystemTx, organisationId: string, userId: string): Promise<number> {
  return tx.$count(apiTokens, and(eq(apiTokens.organisationId, organisationId), eq(apiTokens.userId, userId), isLive));
}
