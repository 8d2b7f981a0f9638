import { and, desc, lt, sql } from "drizzle-orm";
import { folded, holds } from "@/db/letters";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { findUsersInput } from "./input";
import { isSomebody, userColumns, userSummary } from "./user-facts";

export const usersPerPage = 50;

/** The accounts whose name or address holds what is searched for, the newest first. Never counts, never skips by OFFSET. */
export const findUsers = defineQuery({
  name: "find_users",
  access: platform,
  input: findUsersInput,
  async run({ tx, input }) {
    const cursor = readCursor(input.after, "newest");
    const rows = await tx
      .select(userColumns)
      .from(users)
      .where(
        and(
          isSomebody,
          input.search ? holds(folded(sql`${users.name} || ' ' || ${users.email}`), input.search) : undefined,
          // Ids begin with their time, so that the primary key is the order and the cursor.
          cursor ? lt(users.id, cursor.id) : undefined,
        ),
      )
      .orderBy(desc(users.id))
      .limit(usersPerPage + 1);
    const { page, next } = pageOf(rows, usersPerPage, ({ id }) => ({ sort: "newest", value: "", id }));
    return {
      users: page.map(userSummary),
      next,
    };
  },
});
