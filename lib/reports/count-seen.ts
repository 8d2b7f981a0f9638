import { and, eq, inArray, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { accessReviewRows } from "@/db/schema/reports";
import type { TenantTx } from "@/db/scope";

interface Decided {
  readonly id: string;
  readonly kept: number;
  readonly lowered: number;
  readonly removed: number;
}

/**
 * How many a review has decided about, and how many members it has not. Somebody lowered or kept who has left since was
 * looked at all the same.
 */
export async function countSeen(
  tx: TenantTx,
  organisation: { readonly id: string; readonly memberCount: number },
  { id, kept, lowered, removed }: Decided,
) {
  const [row] = await tx
    .select({ present: sql<number>`count(*)::integer` })
    .from(accessReviewRows)
    .innerJoin(
      members,
      and(eq(members.organisationId, accessReviewRows.organisationId), eq(members.id, accessReviewRows.memberId)),
    )
    .where(
      and(
        eq(accessReviewRows.organisationId, organisation.id),
        eq(accessReviewRows.reviewId, id),
        inArray(accessReviewRows.decision, ["kept", "lowered"]),
      ),
    );
  return {
    lookedAt: kept + lowered + removed,
    notSeen: Math.max(0, organisation.memberCount - (row?.present ?? 0)),
  };
}
