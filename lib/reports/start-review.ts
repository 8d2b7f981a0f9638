import { accessReviews } from "@/db/schema/reports";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { findOpenReview } from "./lock-review";

/** Begins to go through the members. One at a time in an organisation, whichever owner began it. */
export const startReview = defineCommand({
  name: "start_review",
  access: inTeam("team_report:receive"),
  // Of two who start at once the second one must see the first one's.
  locks: "team",
  input: nothing,
  async run({ tx, ctx, organisation, actor }) {
    if (await findOpenReview(tx, organisation.id)) throw new Refusal("conflict", { reason: "review_open" });
    const id = ctx.ids.create("rev");
    await tx.insert(accessReviews).values({ id, organisationId: organisation.id, startedBy: actor.userId });
    return { value: { reviewId: id }, event: auditEvent("review.started", id, {}) };
  },
});
