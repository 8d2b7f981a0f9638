import { z } from "zod";
import { seenField } from "@/lib/kernel/seen-field";
import { answerField, decisions, reasonField, saysWhyNot } from "@/lib/requests/input";

export const requestGoLiveInput = z.strictObject({ reason: reasonField });

export const goLiveRequestInput = z.strictObject({ goLiveRequestId: z.string().max(64) });

export const decideGoLiveInput = z
  .strictObject({
    goLiveRequestId: z.string().max(64),
    decision: z.enum(decisions, "Choose an answer"),
    answer: answerField,
  })
  .superRefine(saysWhyNot);

/** From a URL. */
export const listGoLiveRequestsInput = z.strictObject({ after: z.string().max(1000).optional().catch(undefined) });

/** `mayApprove`: the organisation's own people decide, those to whom its owners give it. */
export const setGoLiveApprovalInput = z.strictObject({
  organisation: z.string().max(64),
  mayApprove: z.boolean(),
  seen: seenField,
});

export const setGoLiveGrantInput = z.strictObject({
  memberId: z.string().max(64),
  mayMakeLive: z.boolean(),
  seen: seenField,
});
