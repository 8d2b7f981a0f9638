import { and, eq, type SQL, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { invitations } from "@/db/schema/invitations";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { isPostgresTime } from "@/lib/kernel/cursor";
import { pageBeside, pagePlace } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { type InvitationFilter, listInvitationsInput } from "./input";

export const invitationsPerPage = 25;

/** Further than that nobody counts. */
const countedAtMost = 500;

/** As the list tells it: one past its time stands as pending until somebody needs its place. */
const shownState = sql<"pending" | "accepted" | "declined" | "revoked" | "expired">`case
  when ${invitations.state} = 'pending' and ${invitations.expiresAt} <= now() then 'expired'
  else ${invitations.state} end`;

/** Whoever has been invited again, or has come in, is not listed twice. */
const isLatest = sql`not exists (select 1 from invitations later where later.organisation_id = ${invitations.organisationId}
  and later.email_canonical = ${invitations.emailCanonical} and later.created_at > ${invitations.createdAt})`;

const filters: Readonly<Record<InvitationFilter, SQL>> = {
  // Declined and expired ones stay for 30 days, so that they can be sent again.
  open: sql`${invitations.state} in ('pending', 'declined', 'expired')
    and case when ${invitations.state} = 'pending' then ${invitations.expiresAt} else ${invitations.stateChangedAt} end > now() - interval '30 days'
    and ${isLatest}`,
  accepted: sql`${invitations.state} = 'accepted'`,
  declined: sql`${invitations.state} = 'declined'`,
  revoked: sql`${invitations.state} = 'revoked'`,
  expired: sql`${invitations.state} in ('pending', 'expired') and ${invitations.expiresAt} <= now()`,
};

/** Invitations by when they were sent, newest first: those that are open, or for whoever manages also those that have ended. */
export const listInvitations = defineQuery({
  name: "list_invitations",
  access: inTeam("team:view"),
  input: listInvitationsInput,
  async run({ tx, organisation, actor, input }) {
    const state = can(actor.permissions, "team:manage") ? (input.state ?? "open") : "open";
    const sort = input.sort ?? "-sent";
    const size = input.most ?? invitationsPerPage;
    const place = pagePlace(input, sort, isPostgresTime);
    const { cursor, isBackwards } = place;
    const isDown = sort.startsWith("-") !== isBackwards;
    const [than, order] = isDown ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
    const matching = and(
      eq(invitations.organisationId, organisation.id),
      filters[state],
      input.search ? holds(named, input.search) : undefined,
    );
    const [rows, total] = await Promise.all([
      tx
        .select({
          id: invitations.id,
          email: invitations.email,
          name: invitations.name,
          roleLabel: roles.label,
          inviterName: users.name,
          sentAt: invitations.sentAt,
          expiresAt: invitations.expiresAt,
          endedAt: invitations.stateChangedAt,
          state: shownState,
          /** When it may be sent again: at most once in five minutes. */
          mayResendAt: sql<string>`to_char((${invitations.sentAt} + interval '5 minutes') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
          cursorValue: sql<string>`${invitations.sentAt}::text`,
        })
        .from(invitations)
        .innerJoin(roles, eq(roles.id, invitations.roleId))
        .leftJoin(users, eq(users.id, invitations.invitedBy))
        .where(
          and(
            matching,
            cursor
              ? sql`(${invitations.sentAt}, ${invitations.id}) ${than} (${cursor.value}::timestamptz, ${cursor.id})`
              : undefined,
          ),
        )
        .orderBy(sql`${invitations.sentAt} ${order}`, sql`${invitations.id} ${order}`)
        .limit(size + 1),
      input.most === undefined ? countMatching(tx, matching) : null,
    ]);
    const { page, steps } = pageBeside(rows, size, place, ({ cursorValue: value, id }) => ({ sort, value, id }));
    return {
      invitations: page.map(({ cursorValue: _, ...row }) => ({
        ...row,
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
      })),
      steps,
      /** Null where only the first few are asked for. */
      total,
      state,
      sort,
    };
  },
});

const named = folded(sql`${invitations.email} || ' ' || coalesce(${invitations.name}, '')`);

async function countMatching(tx: TenantTx, matching: SQL | undefined) {
  const [row] = await tx.execute<{ found: number }>(sql`select count(*)::integer as found
    from (select 1 from ${invitations} where ${matching} limit ${countedAtMost + 1}) matching`);
  const found = row?.found ?? 0;
  return { count: Math.min(found, countedAtMost), isMore: found > countedAtMost };
}

export type InvitationList = Awaited<ReturnType<typeof listInvitations>>;
export type InvitationItem = InvitationList["invitations"][number];
