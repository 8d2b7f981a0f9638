import { and, asc, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { accessReviewRows } from "@/db/schema/reports";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { isPostgresTime, readCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { pageOf } from "@/lib/kernel/page";
import { pageInput } from "@/lib/members/input";
import { can, covers, isLower } from "@/lib/permissions/can";
import { choiceOf, type Role, roleOf } from "@/lib/permissions/role";
import type { Permission } from "@/lib/permissions/table";
import { listRoles } from "@/lib/roles/read-roles";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { findOpenReview } from "./lock-review";
import { awaySince, reportColumns, reportRank } from "./read-report";

const rowsPerPage = 25;

/** Who has not been decided about in the open review: stale accounts first, of those the powerful ones. */
export const listReviewRows = defineQuery({
  name: "list_review_rows",
  access: inTeam("team_report:receive"),
  input: pageInput,
  async run({ tx, organisation, actor, input }) {
    const review = await findOpenReview(tx, organisation.id);
    if (!review) return { rows: [], next: null };
    const cursor = readPlace(input.after);
    const found = await tx
      .select({ ...reportColumns, rank: reportRank, since: sql<string>`${awaySince}::text` })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          eq(members.organisationId, organisation.id),
          sql`not exists (select 1 from ${accessReviewRows} where ${accessReviewRows.organisationId} = ${members.organisationId}
            and ${accessReviewRows.reviewId} = ${review.id} and ${accessReviewRows.memberId} = ${members.id})`,
          cursor
            ? sql`(${reportRank}, ${awaySince}, ${members.id}) > (${cursor.rank}::integer, ${cursor.since}::timestamptz, ${cursor.id})`
            : undefined,
        ),
      )
      .orderBy(asc(reportRank), asc(awaySince), asc(members.id))
      .limit(rowsPerPage + 1);
    const all = await listRoles(tx, organisation.id);
    const { page, next } = pageOf(found, rowsPerPage, ({ rank, since, memberId }) => ({
      sort: "review",
      value: `${rank} ${since}`,
      id: memberId,
    }));
    return {
      rows: page.map(({ rank: _, since: __, ...row }) => {
        const isYou = row.memberId === actor.memberId;
        return {
          ...row,
          lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
          isYou,
          seen: fingerprint({ role: row.role.id }),
          lower: isYou ? [] : lowerRoles(roleOf(row.role), all, actor.permissions),
        };
      }),
      next,
    };
  },
});

/** The roles that hold less than this one and that this actor may give, each with its sentence. */
function lowerRoles(present: Role, all: readonly Role[], mine: ReadonlySet<Permission>) {
  if (!can(mine, "team:manage") || !covers(mine, present.permissions)) return [];
  return all.filter((role) => isLower(role, present)).map(choiceOf);
}

function readPlace(after: string | undefined) {
  const cursor = readCursor(after, "review");
  const [, rank, since] = /^([0-3]) (.+)$/.exec(cursor?.value ?? "") ?? [];
  return cursor && rank && since && isPostgresTime(since) ? { rank, since, id: cursor.id } : null;
}

export type ReviewRow = Awaited<ReturnType<typeof listReviewRows>>["rows"][number];
