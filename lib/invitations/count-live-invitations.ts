import { and, count, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import type { TenantTx } from "@/db/scope";

/** Live invitations, each of which holds a seat: so there are never more than the seat limit. */
export async function countLiveInvitations(tx: TenantTx, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ live: count() })
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  return row?.live ?? 0;
}
