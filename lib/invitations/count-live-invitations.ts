import { type SQL, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import type { TenantTx } from "@/db/scope";

/**
 * The statement that counts live invitations that hold a seat: there are never more than the seat limit. A member who is
 * invited into a project has one already.
 */
export const liveInvitations = (organisationId: string): SQL =>
  sql`select count(*)::integer as live from ${invitations}
    where ${invitations.organisationId} = ${organisationId} and ${invitations.state} = 'pending' and ${invitations.expiresAt} > now()
      and not (${invitations.forProjects} and exists (select 1 from users u join members m on m.user_id = u.id
        where u.email_canonical = ${invitations.emailCanonical} and m.organisation_id = ${invitations.organisationId}))`;

export async function countLiveInvitations(tx: TenantTx, organisationId: string): Promise<number> {
  const [row] = await tx.execute<{ live: number }>(liveInvitations(organisationId));
  return row?.live ?? 0;
}
