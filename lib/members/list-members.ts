import { and, asc, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { cursorOf, readCursor } from "@/lib/kernel/cursor";
import { Refusal } from "@/lib/kernel/refusal";
import { can } from "@/lib/permissions/can";
import { defineQuery } from "@/lib/usecase/query";
import { pageInput } from "./schema";

export const membersPerPage = 50;

/** A page of the organisation's members, in the order in which they joined. Never counts, never skips by OFFSET. */
export const listMembers = defineQuery({
  name: "list_members",
  access: { role: "team:view" },
  input: pageInput,
  async run({ tx, organisation, actor, input }) {
    if (organisation.kind !== "team") throw new Refusal("not_found");
    const after = readCursor(input.after);
    const mayManage = can(actor.permissions, "team:manage");
    const rows = await tx
      .select({
        id: members.id,
        userId: users.id,
        name: users.name,
        email: users.email,
        roleKey: roles.key,
        roleLabel: roles.label,
        joinedAt: members.joinedAt,
        lastSignInAt: members.lastSignInAt,
        cursorAt: sql<string>`${members.joinedAt}::text`,
        /** What goes with them when they are removed; a few are enough to say it. */
        invited: mayManage ? sentInvitations : none,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          after ? sql`(${members.joinedAt}, ${members.id}) > (${after.at}::timestamptz, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(members.joinedAt), asc(members.id))
      .limit(membersPerPage + 1);
    const page = rows.slice(0, membersPerPage);
    const last = page.at(-1);
    return {
      members: page.map(({ cursorAt: _, ...row }) => ({
        ...row,
        joinedAt: row.joinedAt.toISOString(),
        // When somebody last signed in is for those who may manage (product.md 4.2).
        lastSignInAt: mayManage ? (row.lastSignInAt?.toISOString() ?? null) : null,
        isYou: row.id === actor.memberId,
      })),
      next: rows.length > membersPerPage && last ? cursorOf(last.cursorAt, last.id) : null,
    };
  },
});

const none = sql<string[]>`'[]'::json`;

const sentInvitations = sql<string[]>`(
  select coalesce(json_agg(sent.email), '[]'::json) from (
    select i.email from invitations i
    where i.organisation_id = ${members.organisationId} and i.invited_by = ${members.userId} and i.state = 'pending'
    limit 6
  ) sent)`;

export type MemberRow = Awaited<ReturnType<typeof listMembers>>["members"][number];
