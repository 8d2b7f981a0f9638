import { and, eq, type SQL, sql } from "drizzle-orm";
import { members, roleOrder } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { isPostgresTime } from "@/lib/kernel/cursor";
import { pageBeside, pagePlace } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listMembersInput, type MemberSort, type SortedColumn } from "./input";
import { isNewTo } from "./is-new";
import { listedMember, memberColumns } from "./listed-member";
import { matching } from "./matching";

export const membersPerPage = 25;

/** Further than that nobody counts who matches a filter. */
export const matchesCountedAtMost = 500;

interface Sorting {
  readonly by: SQL;
  readonly type: SQL;
  readonly isTime?: boolean;
  /** When somebody last signed in, and with what, is for those who may manage (product.md 4.2), and so is asking for it. */
  readonly isClose?: boolean;
}

/** What each sorting compares. Every one has an index that begins with the organisation and ends with the id. */
const sortings: Readonly<Record<SortedColumn, Sorting>> = {
  joined: { by: sql`${members.joinedAt}`, type: sql`timestamptz`, isTime: true },
  name: { by: sql`${members.searchText}`, type: sql`text` },
  role: { by: roleOrder, type: sql`text` },
  "two-factor": { by: sql`${members.twoFactor}`, type: sql`text`, isClose: true },
  // Longest ago first, and before that those who never came: it is stale accounts that this is sorted for.
  "sign-in": {
    by: sql`coalesce(${members.lastSignInAt}, '-infinity')`,
    type: sql`timestamptz`,
    isTime: true,
    isClose: true,
  },
};

const columnOf = (sort: MemberSort) => sort.replace(/^-/, "") as SortedColumn;

/** A page of the organisation's members. Never counts further than a few hundred, never skips by OFFSET. */
export const listMembers = defineQuery({
  name: "list_members",
  access: inTeam("team:view"),
  input: listMembersInput,
  async run({ input, ...scene }) {
    const { tx, organisation, actor } = scene;
    const mayManage = can(actor.permissions, "team:manage");
    const asked = input.sort ?? "joined";
    const sort = sortings[columnOf(asked)].isClose && !mayManage ? "joined" : asked;
    const { by, type, isTime = false } = sortings[columnOf(sort)];
    const place = pagePlace(input, sort, isTime ? isPostgresTime : undefined);
    const { cursor, isBackwards } = place;
    const isDown = sort.startsWith("-") !== isBackwards;
    const [than, order] = isDown ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
    const matches = matching(organisation.id, input, mayManage);
    const isFiltered = Boolean(input.role || input.search || (mayManage && input.twoFactor));
    const [rows, total] = await Promise.all([
      tx
        .select({
          ...memberColumns(scene, mayManage),
          isNew: isNewTo(actor.memberId, input.newSince),
          cursorValue: sql<string>`${by}::text`,
        })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .innerJoin(roles, eq(roles.id, members.roleId))
        .where(
          and(
            matches,
            cursor ? sql`(${by}, ${members.id}) ${than} (${cursor.value}::${type}, ${cursor.id})` : undefined,
          ),
        )
        .orderBy(sql`${by} ${order}`, sql`${members.id} ${order}`)
        .limit(membersPerPage + 1),
      isFiltered ? countMatching(tx, matches) : { count: organisation.memberCount, isMore: false },
    ]);
    const { page, steps } = pageBeside(rows, membersPerPage, place, ({ cursorValue: value, id }) => ({
      sort,
      value,
      id,
    }));
    return {
      members: page.map(({ cursorValue: _, ...row }) =>
        listedMember(row, { organisation, isClose: mayManage, memberId: actor.memberId }),
      ),
      steps,
      total,
      sort,
    };
  },
});

async function countMatching(tx: TenantTx, matches: SQL | undefined) {
  const most = matchesCountedAtMost;
  const [row] = await tx.execute<{ found: number }>(sql`
    select count(*)::integer as found from (select 1 from ${members} where ${matches} limit ${most + 1}) matching`);
  const found = row?.found ?? 0;
  return { count: Math.min(found, most), isMore: found > most };
}

export type MemberList = Awaited<ReturnType<typeof listMembers>>;
export type ListedMember = MemberList["members"][number];

/** A member as the list and the page of one have them. */
export type MemberRow = Omit<ListedMember, "isNew">;
