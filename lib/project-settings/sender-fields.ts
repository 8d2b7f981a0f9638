import { parseEmailAddress } from "@/lib/kernel/email-address";

export const senderKinds = ["email", "text"] as const;
export type SenderKind = (typeof senderKinds)[number];

/** The form in which a sender is kept and compared. */
export function tidySender(kind: SenderKind, text: string): string {
  if (kind === "email") return parseEmailAddress(text)?.canonical ?? text.trim();
  return text.trim().replace(/ +/g, " ");
}

/** Why it cannot be a sender of its kind, as a sentence for the form, or null. */
export function senderProblem(kind: SenderKind, text: string): string | null {
  if (kind === "text") return textSenderProblem(tidySender(kind, text));
  return parseEmailAddress(text) ? null : "Enter an email address, like name@example.com";
}

/** Words that senders of spam like: networks block them. */
const blocked = new Set(["alert", "info", "verify"]);

/** What phone networks show in place of a number, by the rules of GOV.UK Notify. */
function textSenderProblem(name: string): string | null {
  if (name === "") return "Enter a text message sender name";
  if (name.length < 3) return "Text message sender names need at least 3 characters";
  if (name.length > 11) return "Text message sender names may have at most 11 characters";
  if (!/^[a-z0-9 &._-]+$/i.test(name)) return "Use letters, numbers, spaces and these characters only: & . - _";
  if (!/[a-z0-9]/i.test(name)) return "Use at least one letter or number";
  if (name.startsWith("00")) return "Text message sender names cannot start with 00";
  if (blocked.has(name.toLowerCase()))
    return "Alert, Info and Verify cannot be used, because networks take them for spam";
  return null;
}
