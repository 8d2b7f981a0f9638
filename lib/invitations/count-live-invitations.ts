import { and, count, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import type { TenantTx } from "@/db/scope";

/**
 * Live invitations that hold a seat: there are never more than the seat limit. A member who is invited into a project has
 * one already.
 */
export async function countLiveInvitations(tx: TenantTx, organisationId: string): Promise<number> {
  const [row] = await tx
    .select({ live: count() })
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
        sql`not (invitations.for_projects and exists (select 1 from users u join members m on m.user_id = u.id
          where u.email_canonical = invitations.email_canonical and m.organisation_id = invitations.organisation_id))`,
      ),
    );
  return row?.live ?? 0;
}
