import { and, eq, sql } from "drizzle-orm";
import { accessReviews } from "@/db/schema/reports";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { countSeen } from "./count-seen";
import { finishInput } from "./input";
import { lockReview } from "./lock-review";

/**
 * Ends a review and attests in the log what came of it, with how many members nobody looked at. Those must be as many as
 * the person was told, who then finishes all the same.
 */
export const finishReview = defineCommand({
  name: "finish_review",
  access: inTeam("team_report:receive"),
  // Under the lock, so that the count of members is that of this moment.
  locks: "team",
  input: finishInput,
  async run({ tx, organisation, actor, input }) {
    const { reviewId } = input;
    const review = await lockReview(tx, organisation.id, reviewId);
    const { lookedAt, notSeen } = await countSeen(tx, organisation, review);
    if (notSeen > 0 && notSeen !== input.notSeen) {
      const facts = { notSeen, total: lookedAt + notSeen };
      if (input.notSeen === undefined) throw new Refusal("conflict", { reason: "not_looked_at", facts });
      throw new Refusal("conflict", { reason: "review_changed", facts });
    }
    await tx
      .update(accessReviews)
      .set({ finishedBy: actor.userId, finishedAt: sql`now()`, notSeen })
      .where(and(eq(accessReviews.organisationId, organisation.id), eq(accessReviews.id, reviewId)));
    const { kept, lowered, removed } = review;
    const outcome = { kept, lowered, removed, notSeen };
    return { value: { ...outcome, lookedAt }, event: auditEvent("review.finished", reviewId, outcome) };
  },
});
