import { and, desc, eq, gt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { projectKeys } from "@/db/schema/api-integration";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { isLive } from "./live-keys";

/** More than are live at once (20), and room for those that ended lately. */
const shown = 100;

const makers = alias(users, "makers");
const revokers = alias(users, "revokers");

/**
 * A project's keys: live ones first, then those that ended in the last 30 days, so that it is seen why a program failed.
 * Whoever made one may have left the organisation, and is not named then.
 */
export async function listKeys(tx: TenantTx, projectId: string) {
  const rows = await tx
    .select({
      id: projectKeys.id,
      name: projectKeys.name,
      prefix: projectKeys.prefix,
      lastFour: projectKeys.lastFour,
      scopes: projectKeys.scopes,
      createdAt: projectKeys.createdAt,
      createdBy: makers.name,
      expiresAt: projectKeys.expiresAt,
      lastUsedAt: projectKeys.lastUsedAt,
      revokedAt: projectKeys.revokedAt,
      revokedBy: revokers.name,
      isExpired: sql<boolean>`${projectKeys.expiresAt} <= now()`,
    })
    .from(projectKeys)
    .leftJoin(makers, eq(makers.id, projectKeys.createdBy))
    .leftJoin(revokers, eq(revokers.id, projectKeys.revokedBy))
    .where(
      and(
        eq(projectKeys.projectId, projectId),
        or(
          isLive,
          gt(sql`coalesce(${projectKeys.revokedAt}, ${projectKeys.expiresAt})`, sql`now() - interval '30 days'`),
        ),
      ),
    )
    .orderBy(desc(sql`(${isLive})`), desc(projectKeys.createdAt), desc(projectKeys.id))
    .limit(shown);
  return rows.map(({ isExpired, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    state: row.revokedAt ? ("revoked" as const) : isExpired ? ("expired" as const) : ("live" as const),
  }));
}

export type ListedKey = Awaited<ReturnType<typeof listKeys>>[number];
