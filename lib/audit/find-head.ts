import { desc, eq } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import type { SystemTx, TenantTx } from "@/db/scope";
import { type ChainHead, emptyChain } from "./verify-chain";

/**
 * The last entry of an organisation's log. Whoever keeps it elsewhere, such as in the monthly report, can prove later that
 * nothing before it was changed or cut off (AU-03). One look at the end of the primary key.
 *
 * @returns seq 0 and a hash of noughts for a log without an entry
 */
export async function findHead(tx: TenantTx | SystemTx, organisationId: string): Promise<ChainHead> {
  const [head] = await tx
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.organisationId, organisationId))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return head ?? emptyChain;
}
