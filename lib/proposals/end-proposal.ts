import { and, eq } from "drizzle-orm";
import { proposals } from "@/db/schema/proposals";
import type { SystemTx, TenantTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";

/** A proposal leaves `pending` once: whoever comes second is told that it is over. */
export async function endProposal(tx: TenantTx | SystemTx, id: string, state: "confirmed" | "declined" | "withdrawn") {
  const ended = await tx
    .update(proposals)
    .set({ state, value: null })
    .where(and(eq(proposals.id, id), eq(proposals.state, "pending")))
    .returning({ id: proposals.id });
  if (ended.length === 0) throw new Refusal("conflict", { reason: "answered_already" });
}
