import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { twoFactorResets } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import { readCursor } from "@/lib/kernel/cursor";
import { pageOf } from "@/lib/kernel/page";
import { platform } from "@/lib/usecase/access/platform";
import { defineQuery } from "@/lib/usecase/query";
import { listResetsInput } from "./input";
import { openStates } from "./new-reset";

const resetsPerPage = 50;

/** The requests that wait for a platform admin or for their day to pass, the oldest first. */
export const listTwoFactorResets = defineQuery({
  name: "list_two_factor_resets",
  access: platform,
  input: listResetsInput,
  async run({ tx, input }) {
    const cursor = readCursor(input.after, "oldest");
    const rows = await tx
      .select({
        id: twoFactorResets.id,
        state: twoFactorResets.state,
        createdAt: twoFactorResets.createdAt,
        dueAt: twoFactorResets.dueAt,
        userId: users.id,
        name: users.name,
        email: users.email,
        organisationName: organisations.name,
        organisationKind: organisations.kind,
      })
      .from(twoFactorResets)
      .innerJoin(users, and(eq(users.id, twoFactorResets.userId), isNull(users.archivedAt)))
      .innerJoin(organisations, eq(organisations.id, twoFactorResets.organisationId))
      .where(
        and(inArray(twoFactorResets.state, [...openStates]), cursor ? gt(twoFactorResets.id, cursor.id) : undefined),
      )
      .orderBy(asc(twoFactorResets.id))
      .limit(resetsPerPage + 1);
    const { page, next } = pageOf(rows, resetsPerPage, ({ id }) => ({ sort: "oldest", value: "", id }));
    return {
      resets: page.map(({ createdAt, dueAt, organisationName, organisationKind, ...row }) => ({
        ...row,
        organisationName: organisationKind === "team" ? organisationName : null,
        createdAt: createdAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      })),
      next,
    };
  },
});

export type ResetRow = Awaited<ReturnType<typeof listTwoFactorResets>>["resets"][number];
