import { type Decision, decisions } from "@/lib/requests/input";

/** `?decision=` of the address, as the inbox writes it. */
export function readDecision(given: unknown): Decision | null {
  return decisions.find((decision) => decision === given) ?? null;
}
