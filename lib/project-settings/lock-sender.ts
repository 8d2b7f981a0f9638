import { and, eq } from "drizzle-orm";
import { violatedUnique } from "@/db/failures";
import { projectSenders } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import type { SenderKind } from "./sender-fields";

/** A sender of this project with its row held for a change. Any other's does not exist (AZ-05). */
export async function lockSender(tx: TenantTx, projectId: string, senderId: string) {
  const [row] = await tx
    .select()
    .from(projectSenders)
    .where(and(eq(projectSenders.projectId, projectId), eq(projectSenders.id, senderId)))
    .for("update");
  if (!row) throw new Refusal("not_found");
  return row;
}

/** How many senders of a kind there are. Under the organisation's lock, so that the answer stays. */
export function countSenders(tx: TenantTx, projectId: string, kind: SenderKind): Promise<number> {
  return tx.$count(projectSenders, and(eq(projectSenders.projectId, projectId), eq(projectSenders.kind, kind)));
}

/** Two of one value could not be told apart in a list. */
export function refuseTwin(error: unknown): never {
  throw violatedUnique(error) === null ? error : invalid({ value: "taken" });
}

/**
 * What is said of it in the log: a name that phones show. Never an address, nor digits as long as a phone number: either may
 * be a person's (decision 0009).
 */
export function loggedValue(kind: SenderKind, value: string): string | null {
  const isNumber = /^[\d &._-]+$/.test(value) && value.replace(/\D/g, "").length > 6;
  return kind === "text" && !isNumber ? value : null;
}
