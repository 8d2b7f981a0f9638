import { hasHiddenCharacter } from "./shown-text";

/**
 * The form in which a text is kept and compared: composed, its lines ended by a line feed, no blanks at its ends. A run of
 * blanks is looked at from its beginning alone, or a long one would take the square of its length.
 */
export function tidyText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/(?<![^\S\n])[^\S\n]+$/gmu, "")
    .trim();
}

/** What joins or parts letters in Persian, Hindi and emoji is invisible elsewhere; between two signs it belongs to the text. */
const joiners = /(?<=\p{L}|\p{M}|\p{S})[\u200c\u200d](?=\p{L}|\p{M}|\p{S})|(?<=\p{S}|\p{N})\ufe0f/gu;

/** Whether a text of several lines holds what nobody sees. */
export function hidesSomething(text: string): boolean {
  return hasHiddenCharacter(text.replaceAll("\n", " ").replaceAll("\t", " ").replace(joiners, ""));
}
