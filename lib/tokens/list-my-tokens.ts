import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { organisations } from "@/db/schema/organisations";
import { self } from "@/lib/usecase/access/self";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { listedToken, tokenColumns } from "./listed-token";

const shown = 500;

/** One's own tokens in all organisations, latest first. Expired ones stay for 30 days, so that it is seen why a program failed. */
export const listMyTokens = defineQuery({
  name: "list_my_tokens",
  access: self,
  input: nothing,
  async run({ tx, actor }) {
    const rows = await tx
      .select({
        ...tokenColumns,
        isExpired: sql<boolean>`${apiTokens.expiresAt} <= now()`,
        organisationKind: organisations.kind,
        organisationName: organisations.name,
      })
      .from(apiTokens)
      .innerJoin(organisations, and(eq(organisations.id, apiTokens.organisationId), isNull(organisations.deletedAt)))
      .where(
        and(
          eq(apiTokens.userId, actor.userId),
          isNull(apiTokens.revokedAt),
          sql`${apiTokens.expiresAt} > now() - interval '30 days'`,
        ),
      )
      .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
      .limit(shown);
    return rows.map(listedToken);
  },
});

export type MyToken = Awaited<ReturnType<typeof listMyTokens>>[number];
