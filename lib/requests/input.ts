import { z } from "zod";
import { messageField } from "@/lib/kernel/plain-text";

/** Why somebody asks. It is mailed to others, hence the rules of messages (WB-11). */
export const reasonField = messageField.pipe(z.string("Say why, in a sentence or two"));

/** What whoever decides says about it; a no needs it, so that the person knows what to do next. */
export const answerField = messageField.nullish().transform((answer) => answer ?? null);

export const decisions = ["approve", "reject"] as const;

export type Decision = (typeof decisions)[number];

/** Beside the fields of a decision: a no says why. */
export function saysWhyNot(
  { decision, answer }: { readonly decision: Decision; readonly answer: string | null },
  context: z.RefinementCtx,
): void {
  if (decision === "reject" && answer === null)
    context.addIssue({ code: "custom", path: ["answer"], message: "Say why, so that they know what to do next" });
}

/** From a URL. `after`: a cursor of `pageOf`. */
export const listRequestsInput = z.strictObject({ after: z.string().max(1000).optional().catch(undefined) });
