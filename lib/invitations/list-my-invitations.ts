import { and, desc, eq, gt, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { organisations } from "@/db/schema/organisations";
import { roles } from "@/db/schema/roles";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** Live invitations to one's own address, in whatever organisation (product.md 3.11). */
export const listMyInvitations = defineQuery({
  name: "list_my_invitations",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const rows = await tx
      .select({
        id: invitations.id,
        organisationName: organisations.name,
        roleLabel: roles.label,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
      .innerJoin(roles, eq(roles.id, invitations.roleId))
      .where(
        and(
          eq(invitations.emailCanonical, actor.emailCanonical),
          eq(invitations.state, "pending"),
          gt(invitations.expiresAt, sql`now()`),
          sql`${organisations.deletedAt} is null`,
        ),
      )
      .orderBy(desc(invitations.sentAt))
      .limit(50);
    return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
  },
});

export type MyInvitation = Awaited<ReturnType<typeof listMyInvitations>>[number];
