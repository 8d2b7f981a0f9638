import { and, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import type { TenantTx } from "@/db/scope";

/** How many members hold a role, and how many live invitations promise it. */
export async function countHolders(tx: TenantTx, organisationId: string, roleId: string) {
  return {
    members: await tx.$count(members, and(eq(members.organisationId, organisationId), eq(members.roleId, roleId))),
    invitations: await tx.$count(
      invitations,
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`now()`),
        eq(invitations.roleId, roleId),
      ),
    ),
  };
}
