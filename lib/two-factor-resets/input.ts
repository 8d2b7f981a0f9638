import { z } from "zod";
import { tidyMessage } from "@/lib/kernel/plain-text";
import { hasHiddenCharacter } from "@/lib/kernel/shown-text";

const longest = 500;

/** A few words that somebody else must be able to judge by: too short says nothing, invisible characters hide something. */
function wordsField(shortest: number, ask: string) {
  return z.string().transform((text, context): string => {
    const words = tidyMessage(text);
    const length = Array.from(words).length;
    const problem =
      length < shortest
        ? `${ask}, in at least ${shortest} characters`
        : length > longest
          ? `Use at most ${longest} characters`
          : hasHiddenCharacter(words.replaceAll("\n", " "))
            ? "Leave out invisible and control characters"
            : null;
    if (problem === null) return words;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

const resetId = z.string().max(64);
const reason = wordsField(10, "Say why");

export const askTwoFactorResetInput = z.strictObject({ memberId: z.string().max(64), reason });

export const openTwoFactorResetInput = z.strictObject({ personId: z.string().max(64), reason });

export const verifyTwoFactorResetInput = z.strictObject({
  resetId,
  verification: wordsField(20, "Say how you made sure who it is"),
});

export const resetInput = z.strictObject({ resetId });

export const cancelLinkInput = z.strictObject({ token: z.string().max(128) });

/** From a URL: a cursor that does not fit begins at the start. */
export const listResetsInput = z.strictObject({ after: z.string().max(1000).optional().catch(undefined) });
