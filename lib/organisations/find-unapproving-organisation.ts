import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx, UserTx } from "@/db/scope";
import { isApproved } from "./approved-domains";

/**
 * An organisation that the person belongs to and whose approved domains leave this address out. Nobody leaves the
 * domains of their organisations by changing their own address (product.md 2).
 */
export async function findUnapprovingOrganisation(tx: SystemTx | UserTx, userId: string, canonical: string) {
  const mine = await tx
    .select({ name: organisations.name, domains: organisations.approvedDomains })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .where(eq(members.userId, userId))
    .orderBy(asc(organisations.id));
  return mine.find(({ domains }) => !isApproved(canonical, domains)) ?? null;
}
