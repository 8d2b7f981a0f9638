import { and, asc, eq, like, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles, roleTag } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { satisfies } from "@/lib/access/two-factor-rules";
import { isPostgresTime, readCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { pageOf } from "@/lib/kernel/page";
import { containing } from "@/lib/kernel/search";
import { can } from "@/lib/permissions/can";
import { roleIdOf } from "@/lib/permissions/role";
import { managersIn } from "@/lib/projects/who-manages";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listMembersInput, type MemberSort } from "./input";

export const membersPerPage = 25;

/** What each sorting compares. Every one has an index that begins with the organisation and ends with the id. */
const sortings: Readonly<Record<MemberSort, { by: SQL; type: SQL; isTime: boolean }>> = {
  joined: { by: sql`${members.joinedAt}`, type: sql`timestamptz`, isTime: true },
  name: { by: sql`${members.searchText}`, type: sql`text`, isTime: false },
  // Longest ago first, and before that those who never came: it is stale accounts that this is sorted for.
  "sign-in": { by: sql`coalesce(${members.lastSignInAt}, '-infinity')`, type: sql`timestamptz`, isTime: true },
};

/** A page of the organisation's members. Never counts, never skips by OFFSET. */
export const listMembers = defineQuery({
  name: "list_members",
  access: inTeam("team:view"),
  input: listMembersInput,
  async run({ tx, organisation, actor, input }) {
    const mayManage = can(actor.permissions, "team:manage");
    // When somebody last signed in, and with what, is for those who may manage (product.md 4.2), and so is asking for it.
    const sort = input.sort === "sign-in" && !mayManage ? "joined" : (input.sort ?? "joined");
    const { by, type, isTime } = sortings[sort];
    const cursor = readCursor(input.after, sort);
    const after = cursor && (!isTime || isPostgresTime(cursor.value)) ? cursor : null;
    const rows = await tx
      .select({
        id: members.id,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: roleTag,
        joinedAt: members.joinedAt,
        lastSignInAt: members.lastSignInAt,
        twoFactor: members.twoFactor,
        /** The last day of a membership that ends, as a date field takes it. */
        endsOn: sql<
          string | null
        >`to_char((${members.endsAt} - interval '1 second') at time zone ${organisation.timeZone}, 'YYYY-MM-DD')`,
        cursorValue: sql<string>`${by}::text`,
        /** What goes with them when they are removed; a few are enough to say it. */
        invited: mayManage ? sentInvitations : none,
        tokens: mayManage ? liveTokens : noTokens,
        managedAlone: mayManage ? managedAlone : none,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          input.role ? eq(members.roleId, roleIdOf(input.role)) : undefined,
          mayManage && input.twoFactor ? eq(members.twoFactor, input.twoFactor) : undefined,
          input.search ? like(members.searchText, containing(input.search)) : undefined,
          after ? sql`(${by}, ${members.id}) > (${after.value}::${type}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(by), asc(members.id))
      .limit(membersPerPage + 1);
    const { page, next } = pageOf(rows, membersPerPage, ({ cursorValue, id }) => ({ sort, value: cursorValue, id }));
    return {
      members: page.map(({ cursorValue: _, ...row }) => ({
        ...row,
        joinedAt: row.joinedAt.toISOString(),
        lastSignInAt: mayManage ? (row.lastSignInAt?.toISOString() ?? null) : null,
        twoFactor: mayManage
          ? { state: row.twoFactor, isEnough: satisfies(row.twoFactor, organisation.textMessagesCount) }
          : null,
        endsOn: mayManage ? row.endsOn : null,
        seen: { role: fingerprint({ role: row.role.id }), endsOn: fingerprint({ endsOn: row.endsOn }) },
        isYou: row.id === actor.memberId,
      })),
      next,
      sort,
    };
  },
});

const none = sql<string[]>`'[]'::json`;

/**
 * In an order, so that the planner cannot hope to find six early: where few people sent all invitations it would go
 * through all of them, by time, again for each member who sent none.
 */
const sentInvitations = sql<string[]>`(
  select coalesce(json_agg(sent.email), '[]'::json) from (
    select i.email from invitations i
    where i.organisation_id = ${members.organisationId} and i.invited_by = ${members.userId} and i.state = 'pending' and i.expires_at > now()
    order by i.email limit 6
  ) sent)`;

/** Projects that nobody manages once they are gone. */
const managedAlone = sql<string[]>`(
  select coalesce(json_agg(alone.name), '[]'::json) from (
    select p.name from project_members pm
      join projects p on p.id = pm.project_id and p.deleted_at is null
    where pm.organisation_id = ${members.organisationId} and pm.member_id = ${members.id}
      and (select bool_and(m.project_member_id = pm.id) from (${managersIn(sql`p.id`)}) m)
    order by lower(p.name) limit 6
  ) alone)`;

interface TokenLine {
  readonly name: string;
  /** ISO 8601. */
  readonly lastUsedAt: string | null;
}

const noTokens = sql<TokenLine[]>`'[]'::json`;

/** Likewise: what stops working with them. */
const liveTokens = sql<TokenLine[]>`(
  select coalesce(json_agg(json_build_object('name', live.name,
    'lastUsedAt', to_char(live.last_used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))), '[]'::json)
  from (
    select t.name, t.last_used_at from api_tokens t
    where t.organisation_id = ${members.organisationId} and t.user_id = ${members.userId}
      and t.revoked_at is null and t.expires_at > now()
    order by t.last_used_at desc nulls last, t.id limit 6
  ) live)`;

export type MemberRow = Awaited<ReturnType<typeof listMembers>>["members"][number];
