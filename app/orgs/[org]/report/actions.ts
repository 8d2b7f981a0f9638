"use server";

import { runAction } from "@/app/_server/action";
import { finishReview } from "@/lib/reports/finish-review";
import { finishForm } from "@/lib/reports/form";
import { keepInReview } from "@/lib/reports/keep-in-review";
import { lowerInReview } from "@/lib/reports/lower-in-review";
import { removeInReview } from "@/lib/reports/remove-in-review";
import { sendReportNow } from "@/lib/reports/send-report-now";
import { startReview } from "@/lib/reports/start-review";

export const sendReportNowAction = runAction(sendReportNow, ({ address }) => ({ address }));

export const startReviewAction = runAction(startReview);

export const keepInReviewAction = runAction(keepInReview, ({ name }) => ({ name }));

export const lowerInReviewAction = runAction(lowerInReview, ({ name, role }) => ({ name, role }));

export const removeInReviewAction = runAction(removeInReview, ({ name }) => ({ name }));

export const finishReviewAction = runAction(
  finishReview,
  ({ lookedAt, notSeen }) => ({ lookedAt, notSeen }),
  finishForm,
);
