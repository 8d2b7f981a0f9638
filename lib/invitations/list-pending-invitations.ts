import { and, desc, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { cursorOf, readCursor } from "@/lib/kernel/cursor";
import { pageInput } from "@/lib/members/schema";
import { defineQuery } from "@/lib/usecase/query";

const perPage = 50;

/** Pending invitations, newest first, those past their time among them until they are asked for again or swept. */
export const listPendingInvitations = defineQuery({
  name: "list_pending_invitations",
  access: { role: "team:view" },
  input: pageInput,
  async run({ tx, organisation, input }) {
    const after = readCursor(input.after);
    const rows = await tx
      .select({
        id: invitations.id,
        email: invitations.email,
        name: invitations.name,
        roleKey: roles.key,
        roleLabel: roles.label,
        inviterName: users.name,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
        isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
        cursorAt: sql<string>`${invitations.sentAt}::text`,
      })
      .from(invitations)
      .innerJoin(roles, eq(roles.id, invitations.roleId))
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(
        and(
          eq(invitations.organisationId, organisation.id),
          eq(invitations.state, "pending"),
          after ? sql`(${invitations.sentAt}, ${invitations.id}) < (${after.at}::timestamptz, ${after.id})` : undefined,
        ),
      )
      .orderBy(desc(invitations.sentAt), desc(invitations.id))
      .limit(perPage + 1);
    const page = rows.slice(0, perPage);
    const last = page.at(-1);
    return {
      invitations: page.map(({ cursorAt: _, ...row }) => ({
        ...row,
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      })),
      next: rows.length > perPage && last ? cursorOf(last.cursorAt, last.id) : null,
    };
  },
});

export type InvitationItem = Awaited<ReturnType<typeof listPendingInvitations>>["invitations"][number];
