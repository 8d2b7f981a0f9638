import { z } from "zod";
import { hasHiddenCharacter, hasWebAddress } from "./shown-text";

const longestMessage = 500;

/** Emoji are joined and coloured by characters that are invisible elsewhere; here they belong to what is seen. */
const emoji = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d)*/gu;

/** The form in which a message is kept and checked: composed, trimmed, lines ended by a line feed alone. */
export function tidyMessage(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
}

/**
 * Why a personal message cannot go out with an invitation, as a sentence for the form, or null. It is mailed under our
 * name to somebody who did not ask for it, hence the rules of names (WB-11); only line breaks are allowed besides.
 */
export function messageProblem(text: string): string | null {
  const message = tidyMessage(text);
  if (Array.from(message).length > longestMessage) return `Messages may have at most ${longestMessage} characters`;
  if (hasHiddenCharacter(message.replaceAll("\n", " ").replace(emoji, "")))
    return "Messages may not contain invisible or control characters";
  if (hasWebAddress(message)) return "Messages may not contain web addresses. Leave a space after each full stop";
  return null;
}

/** The optional message of an invitation: a string goes in, the tidied message comes out, or null when there is none. */
export const messageField = z.string().transform((text, context): string | null => {
  const problem = messageProblem(text);
  if (problem === null) return tidyMessage(text) || null;
  context.addIssue({ code: "custom", message: problem });
  return z.NEVER;
});
