import { sql } from "drizzle-orm";
import { proposals } from "@/db/schema/proposals";
import type { TenantTx } from "@/db/scope";
import type { Ids } from "@/lib/kernel/ids";
import type { ProposalKind } from "./labels";

const validDays = 7;

export interface Change {
  readonly kind: ProposalKind;
  readonly value: string;
}

interface Place {
  readonly organisationId: string;
  readonly projectId: string;
  readonly projectMemberId: string;
  readonly userId: string;
  readonly proposedBy: string;
}

/** Writes a proposal that every rule has let pass. */
export async function storeProposal(tx: TenantTx, ids: Ids, place: Place, change: Change): Promise<string> {
  const id = ids.create("prp");
  await tx
    .insert(proposals)
    .values({ id, ...place, ...change, expiresAt: sql`now() + make_interval(days => ${validDays})` });
  return id;
}
