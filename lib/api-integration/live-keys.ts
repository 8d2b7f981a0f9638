import { and, gt, isNull, sql } from "drizzle-orm";
import { projectKeys } from "@/db/schema/api-integration";

/** Neither revoked nor past its time, by the database's clock. */
export const isLive = and(isNull(projectKeys.revokedAt), gt(projectKeys.expiresAt, sql`now()`));
