import { and, asc, eq, ne, sql } from "drizzle-orm";
import { directoryGroups, directoryMembers, type directoryStates } from "@/db/schema/directory";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { getDirectoryInput } from "./input";

export const unsettledShown = 25;
const sort = "unsettled";

/** How far the organisation's group is, and who is not in it yet, or not out; null while there is no directory. */
export const getDirectory = defineQuery({
  name: "get_directory",
  access: inTeam("team:manage"),
  input: getDirectoryInput,
  async run({ tx, ctx, organisation, input }) {
    const pool = ctx.settings.directoryPool;
    if (!pool) return null;
    const { id, slug, memberCount } = organisation;
    const [standing, rows] = await Promise.all([readStanding(tx, id, new Date()), readUnsettled(tx, id, input.after)]);
    const { page, next } = pageOf(rows, unsettledShown, (last) => ({ sort, value: last.state, id: last.id }));
    const { joining, ...counts } = standing.counts;
    return {
      slug,
      pool,
      /** What the group is called in the pool. */
      group: id,
      isMade: standing.isMade,
      failing: standing.failing,
      // Before it is made nobody is noted, and everybody waits.
      counts: standing.isMade
        ? { ...counts, members: memberCount, inGroup: Math.max(0, memberCount - joining) }
        : { ...counts, members: memberCount, inGroup: 0, waiting: memberCount },
      unsettled: page,
      next,
    };
  },
});

export type DirectoryView = NonNullable<Awaited<ReturnType<typeof getDirectory>>>;
export type DirectoryState = (typeof directoryStates)[number];

/** Counted through the index of those who are not settled: none, but for the minutes after the directory is connected. */
async function readStanding(tx: TenantTx, organisationId: string, now: Date) {
  const unsettled = (which: ReturnType<typeof sql>) => sql<number>`(select count(*)::integer from ${directoryMembers} d
    where d.organisation_id = ${organisationId} and d.state <> 'in_group' and ${which})`;
  const [row] = await tx
    .select({
      madeAt: directoryGroups.madeAt,
      failingSince: directoryGroups.failingSince,
      reason: directoryGroups.reason,
      code: directoryGroups.code,
      nextAt: directoryGroups.nextAt,
      joining: unsettled(sql`d.belongs`),
      leaving: unsettled(sql`not d.belongs and d.state = 'waiting'`),
      waiting: unsettled(sql`d.belongs and d.state = 'waiting'`),
      notInDirectory: unsettled(sql`d.belongs and d.state = 'not_in_directory'`),
      failed: unsettled(sql`d.state = 'failed'`),
    })
    .from(organisations)
    .leftJoin(directoryGroups, eq(directoryGroups.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId));
  if (!row) throw new Error("the organisation of an open transaction is gone");
  const { madeAt, failingSince, reason, code, nextAt, ...counts } = row;
  const failing =
    failingSince && reason
      ? {
          since: failingSince.toISOString(),
          reason,
          code,
          /** Null: as soon as the worker comes to it. */
          nextAt: nextAt && nextAt > now ? nextAt.toISOString() : null,
        }
      : null;
  return { isMade: madeAt !== null, failing, counts };
}

/** Who failed, then who was not found, then who waits. */
async function readUnsettled(tx: TenantTx, organisationId: string, after: string | undefined) {
  const cursor = readCursor(after, sort);
  const { state, id } = directoryMembers;
  const rows = await tx
    .select({
      id,
      state,
      belongs: directoryMembers.belongs,
      reason: directoryMembers.reason,
      code: directoryMembers.code,
      nextAt: directoryMembers.nextAt,
      leaverName: directoryMembers.leaverName,
      memberId: members.id,
      name: users.name,
      email: users.email,
    })
    .from(directoryMembers)
    .leftJoin(
      members,
      and(eq(members.organisationId, directoryMembers.organisationId), eq(members.userId, directoryMembers.userId)),
    )
    .leftJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(directoryMembers.organisationId, organisationId),
        ne(state, "in_group"),
        cursor ? sql`(${state}, ${id}) > (${cursor.value}, ${cursor.id})` : undefined,
      ),
    )
    .orderBy(asc(state), asc(id))
    .limit(unsettledShown + 1);
  return rows.map(({ nextAt, leaverName, name, ...row }) => ({
    ...row,
    name: name ?? leaverName ?? "Somebody who left",
    nextAt: nextAt?.toISOString() ?? null,
  }));
}
