import { and, desc, eq, lt } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { pageInput } from "@/lib/members/input";
import { ownersInTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { listedToken, tokenColumns } from "./listed-token";
import { isLive } from "./live-tokens";

const perPage = 25;

/** The live tokens of the organisation's members, latest first, for its owners (product.md 7). */
export const listMemberTokens = defineQuery({
  name: "list_member_tokens",
  access: ownersInTeam("team:manage"),
  input: pageInput,
  async run({ tx, organisation, input }) {
    // Ids are ordered by time, so one is a cursor by itself.
    const after = readCursor(input.after, "created");
    const rows = await tx
      .select({
        ...tokenColumns,
        userId: users.id,
        ownerName: users.name,
        ownerEmail: users.email,
      })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .where(and(eq(apiTokens.organisationId, organisation.id), isLive, after ? lt(apiTokens.id, after.id) : undefined))
      .orderBy(desc(apiTokens.id))
      .limit(perPage + 1);
    const { page, next } = pageOf(rows, perPage, ({ id }) => ({ sort: "created", value: "", id }));
    return {
      organisation: { name: organisation.name, slug: organisation.slug },
      tokens: page.map(listedToken),
      next,
    };
  },
});

export type MemberToken = Awaited<ReturnType<typeof listMemberTokens>>["tokens"][number];
