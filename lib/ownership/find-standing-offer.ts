import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ownershipTransfers } from "@/db/schema/ownership";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";

/** The one offer of an organisation that waits for an answer, with both names. */
export async function findStandingOffer(tx: TenantTx, organisationId: string) {
  const [giver, taker] = [alias(users, "giver"), alias(users, "taker")];
  const [row] = await tx
    .select({
      id: ownershipTransfers.id,
      createdAt: ownershipTransfers.createdAt,
      offeredTo: ownershipTransfers.offeredTo,
      giverName: giver.name,
      takerName: taker.name,
      takerEmail: taker.email,
    })
    .from(ownershipTransfers)
    .innerJoin(giver, eq(giver.id, ownershipTransfers.offeredBy))
    .innerJoin(taker, eq(taker.id, ownershipTransfers.offeredTo))
    .where(and(eq(ownershipTransfers.organisationId, organisationId), eq(ownershipTransfers.state, "pending")));
  return row ?? null;
}
