import { and, eq, sql } from "drizzle-orm";
import { accessReviews } from "@/db/schema/reports";
import { auditEvent } from "@/lib/audit/events";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { countNotSeen } from "./count-not-seen";
import { reviewInput } from "./input";
import { lockReview } from "./lock-review";

/** Ends a review and attests in the log what came of it, with how many members nobody looked at. */
export const finishReview = defineCommand({
  name: "finish_review",
  access: inTeam("team_report:receive"),
  // Under the lock, so that the count of members is that of this moment.
  locks: "team",
  input: reviewInput,
  async run({ tx, organisation, actor, input: { reviewId } }) {
    const { kept, lowered, removed } = await lockReview(tx, organisation.id, reviewId);
    const notSeen = await countNotSeen(tx, organisation.id, reviewId, organisation.memberCount);
    await tx
      .update(accessReviews)
      .set({ finishedBy: actor.userId, finishedAt: sql`now()` })
      .where(and(eq(accessReviews.organisationId, organisation.id), eq(accessReviews.id, reviewId)));
    const outcome = { kept, lowered, removed, notSeen };
    return { value: outcome, event: auditEvent("review.finished", reviewId, outcome) };
  },
});
