import { z } from "zod";

const shortestPassword = 12;
const longestPassword = 128;

/**
 * The form of a password that is hashed, whenever it is set or checked (PW-01): a composed and a decomposed "é" are the
 * same key on two keyboards. Never trimmed or cut.
 */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

/** The length rule alone, in code points (PW-01). Runs in the browser too; the list is asked on the server. */
export function passwordLengthProblem(password: string): string | null {
  const length = Array.from(normalisePassword(password)).length;
  if (length === 0) return "Enter a password";
  if (length < shortestPassword) return `Passwords have at least ${shortestPassword} characters`;
  if (length > longestPassword) return `Passwords have at most ${longestPassword} characters`;
  return null;
}

/** A form's field for a new password. The value passes through untouched: only hashing normalises. */
export const newPasswordField = z.string().superRefine((password, context) => {
  const problem = passwordLengthProblem(password);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});
