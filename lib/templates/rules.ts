import { invalid } from "@/lib/kernel/refusal";
import type { Channel } from "./labels";

/** An email has a subject, and nothing else has one. */
export function subjectFor(channel: Channel, subject: string | null): string | null {
  if (channel !== "email") return null;
  if (subject === null) throw invalid({ subject: "needs_subject" });
  return subject;
}
