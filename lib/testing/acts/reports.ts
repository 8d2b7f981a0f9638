import { finishReview } from "@/lib/reports/finish-review";
import { keepInReview } from "@/lib/reports/keep-in-review";
import { lowerInReview } from "@/lib/reports/lower-in-review";
import { removeInReview } from "@/lib/reports/remove-in-review";
import { sendReportNow } from "@/lib/reports/send-report-now";
import { startReview } from "@/lib/reports/start-review";
import { subscribeToReport } from "@/lib/reports/subscribe-to-report";
import { act } from "../act";
import type { Stage } from "../stage";

/** An open review in which nobody was looked at yet: of both owners, and of a technician. */
async function open(stage: Stage) {
  const claim = await stage.asOwner();
  const { memberId, name } = await stage.join("technician");
  const { reviewId } = await startReview(stage.ctx, claim, {});
  return { claim, reviewId, memberId, name };
}

export const reportActs = [
  act(subscribeToReport, async (stage) => ({ claim: await stage.asOwner(), input: { receives: true } })),
  act(sendReportNow, async (stage) => ({ claim: await stage.asOwner(), input: {} })),
  act(startReview, async (stage) => ({ claim: await stage.asOwner(), input: {} })),
  act(keepInReview, async (stage) => {
    const { claim, reviewId, memberId } = await open(stage);
    return { claim, input: { reviewId, memberId } };
  }),
  act(lowerInReview, async (stage) => {
    const { claim, reviewId, memberId } = await open(stage);
    return { claim, input: { reviewId, memberId, role: "member" } };
  }),
  act(removeInReview, async (stage) => {
    const { claim, reviewId, memberId, name } = await open(stage);
    return { claim, input: { reviewId, memberId, confirmation: name } };
  }),
  act(finishReview, async (stage) => {
    const { claim, reviewId } = await open(stage);
    return { claim, input: { reviewId, notSeen: 3 } };
  }),
];
