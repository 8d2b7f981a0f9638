import { and, eq, inArray, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { accessReviewRows } from "@/db/schema/reports";
import type { TenantTx } from "@/db/scope";

/** Members about whom a review has not decided. Somebody lowered or kept who has left since is no longer counted. */
export async function countNotSeen(tx: TenantTx, organisationId: string, reviewId: string, memberCount: number) {
  const [row] = await tx
    .select({ seen: sql<number>`count(*)::integer` })
    .from(accessReviewRows)
    .innerJoin(
      members,
      and(eq(members.organisationId, accessReviewRows.organisationId), eq(members.id, accessReviewRows.memberId)),
    )
    .where(
      and(
        eq(accessReviewRows.organisationId, organisationId),
        eq(accessReviewRows.reviewId, reviewId),
        inArray(accessReviewRows.decision, ["kept", "lowered"]),
      ),
    );
  return Math.max(0, memberCount - (row?.seen ?? 0));
}
