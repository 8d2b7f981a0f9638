import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { isPostgresTime, readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listMembersInput, type MemberSort } from "./input";
import { listedMember, memberColumns } from "./listed-member";
import { matching } from "./matching";

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
  async run({ input, ...scene }) {
    const { tx, organisation, actor } = scene;
    const mayManage = can(actor.permissions, "team:manage");
    // When somebody last signed in, and with what, is for those who may manage (product.md 4.2), and so is asking for it.
    const sort = input.sort === "sign-in" && !mayManage ? "joined" : (input.sort ?? "joined");
    const { by, type, isTime } = sortings[sort];
    const cursor = readCursor(input.after, sort);
    const after = cursor && (!isTime || isPostgresTime(cursor.value)) ? cursor : null;
    const rows = await tx
      .select({
        ...memberColumns(scene, mayManage),
        cursorValue: sql<string>`${by}::text`,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(
        and(
          matching(organisation.id, input, mayManage),
          after ? sql`(${by}, ${members.id}) > (${after.value}::${type}, ${after.id})` : undefined,
        ),
      )
      .orderBy(asc(by), asc(members.id))
      .limit(membersPerPage + 1);
    const { page, next } = pageOf(rows, membersPerPage, ({ cursorValue, id }) => ({ sort, value: cursorValue, id }));
    return {
      members: page.map(({ cursorValue: _, ...row }) =>
        listedMember(row, { organisation, isClose: mayManage, memberId: actor.memberId }),
      ),
      next,
      sort,
    };
  },
});

export type MemberRow = Awaited<ReturnType<typeof listMembers>>["members"][number];
