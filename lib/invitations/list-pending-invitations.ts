import { and, desc, eq, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/invitations";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { isPostgresTime, readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { pageInput } from "@/lib/members/input";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";

const perPage = 25;

/** Pending invitations, newest first; declined and expired ones stay for 30 days, so that they can be sent again. */
export const listPendingInvitations = defineQuery({
  name: "list_pending_invitations",
  access: inTeam("team:view"),
  input: pageInput,
  async run({ tx, organisation, input }) {
    const cursor = readCursor(input.after, "sent");
    const after = cursor && isPostgresTime(cursor.value) ? cursor : null;
    const rows = await tx
      .select({
        id: invitations.id,
        email: invitations.email,
        name: invitations.name,
        roleLabel: roles.label,
        inviterName: users.name,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
        state: sql<"pending" | "declined" | "expired">`case
          when ${invitations.state} = 'pending' and ${invitations.expiresAt} <= now() then 'expired'
          else ${invitations.state} end`,
        /** When it may be sent again: at most once in five minutes. */
        mayResendAt: sql<string>`to_char((${invitations.sentAt} + interval '5 minutes') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
        cursorValue: sql<string>`${invitations.sentAt}::text`,
      })
      .from(invitations)
      .innerJoin(roles, eq(roles.id, invitations.roleId))
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(
        and(
          eq(invitations.organisationId, organisation.id),
          sql`${invitations.state} in ('pending', 'declined', 'expired')`,
          // One past its time stands as pending until somebody needs its place, but is listed no longer than the others.
          sql`case when ${invitations.state} = 'pending' then ${invitations.expiresAt} else ${invitations.stateChangedAt} end
            > now() - interval '30 days'`,
          // Whoever has been invited again, or has come in, is not listed twice.
          sql`not exists (select 1 from invitations later where later.organisation_id = ${invitations.organisationId}
            and later.email_canonical = ${invitations.emailCanonical} and later.created_at > ${invitations.createdAt})`,
          after
            ? sql`(${invitations.sentAt}, ${invitations.id}) < (${after.value}::timestamptz, ${after.id})`
            : undefined,
        ),
      )
      .orderBy(desc(invitations.sentAt), desc(invitations.id))
      .limit(perPage + 1);
    const { page, next } = pageOf(rows, perPage, ({ cursorValue, id }) => ({ sort: "sent", value: cursorValue, id }));
    return {
      invitations: page.map(({ cursorValue: _, ...row }) => ({
        ...row,
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      })),
      next,
    };
  },
});

export type InvitationItem = Awaited<ReturnType<typeof listPendingInvitations>>["invitations"][number];
