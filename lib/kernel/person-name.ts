import { z } from "zod";
import { withoutJoiners } from "./joiners";
import { hasHiddenCharacter, hasWebAddress } from "./shown-text";

const longestName = 64;

/** The form in which a name is kept and checked: composed, trimmed, one ordinary space between words. */
export function tidyName(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .replace(/\p{Zs}+/gu, " ");
}

/**
 * Why a name cannot be used, as a sentence for the form, or null (WB-11). Names of organisations, projects, tokens and
 * keys follow the same rule; `noun` says what is missing: "an organisation name", "a token name".
 */
export function nameProblem(text: string, noun = "a name"): string | null {
  const name = tidyName(text);
  if (name === "") return `Enter ${noun}`;
  if (hasHiddenCharacter(withoutJoiners(name))) return "Names may not contain invisible or control characters";
  if (Array.from(name).length > longestName) return `Names may have at most ${longestName} characters`;
  if (hasWebAddress(name)) return "Names may not contain web addresses";
  return null;
}

/** A form's field for a name: a string goes in, the tidied name comes out. */
export function nameFieldFor(noun: string) {
  return z.string().transform((text, context): string => {
    const problem = nameProblem(text, noun);
    if (problem === null) return tidyName(text);
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

export const nameField = nameFieldFor("a name");
