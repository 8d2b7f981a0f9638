import { and, eq, isNull, sql } from "drizzle-orm";
import { accessReviewRows, accessReviews } from "@/db/schema/reports";
import type { TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";
import type { Context } from "@/lib/usecase/context";

/** The organisation's open review, held for a change. Another's, or one that is finished, is refused. */
export async function lockReview(tx: TenantTx, organisationId: string, reviewId: string) {
  const [review] = await tx
    .select()
    .from(accessReviews)
    .where(and(eq(accessReviews.organisationId, organisationId), eq(accessReviews.id, reviewId)))
    .for("update");
  if (!review) throw new Refusal("not_found");
  if (review.finishedAt) throw new Refusal("conflict", { reason: "review_finished" });
  return review;
}

/** The open review, if there is one. */
export async function findOpenReview(tx: TenantTx, organisationId: string) {
  const [review] = await tx
    .select({
      id: accessReviews.id,
      kept: accessReviews.kept,
      lowered: accessReviews.lowered,
      removed: accessReviews.removed,
    })
    .from(accessReviews)
    .where(and(eq(accessReviews.organisationId, organisationId), isNull(accessReviews.finishedAt)));
  return review ?? null;
}

interface Decision {
  readonly organisationId: string;
  readonly reviewId: string;
  readonly memberId: string;
  readonly decision: "kept" | "lowered" | "removed";
  readonly decidedBy: string;
}

/** Writes down what was decided about a member, once in a review, and counts it. */
export async function recordDecision(tx: TenantTx, ctx: Context, given: Decision): Promise<void> {
  const { organisationId, reviewId, decision } = given;
  const written = await tx
    .insert(accessReviewRows)
    .values({ id: ctx.ids.create("rvr"), ...given })
    .onConflictDoNothing()
    .returning({ id: accessReviewRows.id });
  if (written.length === 0) throw new Refusal("conflict", { reason: "already_decided" });
  await tx
    .update(accessReviews)
    .set({ [decision]: sql`${accessReviews[decision]} + 1` })
    .where(and(eq(accessReviews.organisationId, organisationId), eq(accessReviews.id, reviewId)));
}
