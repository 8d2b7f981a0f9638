import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { accessReviews } from "@/db/schema/reports";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { inTeam } from "@/lib/usecase/access/member";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { countSeen } from "./count-seen";
import { findOpenReview } from "./lock-review";
import { readReport, sinceAMonth } from "./read-report";

/** What the mail would say now, the reviews so far, and the one that is open. */
export const getReport = defineQuery({
  name: "get_report",
  access: inTeam("team_report:receive"),
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { id, name, slug } = organisation;
    const open = await findOpenReview(tx, id);
    const { named, ...report } = await readReport(tx, id, sinceAMonth);
    return {
      name,
      slug,
      ...report,
      named: named.map((row) => ({ ...row, lastSignInAt: row.lastSignInAt?.toISOString() ?? null })),
      open: open ? { id: open.id, ...(await countSeen(tx, organisation, open)) } : null,
      reviews: await listReviews(tx, id),
      you: { memberId: actor.memberId, address: actor.email },
    };
  },
});

async function listReviews(tx: TenantTx, organisationId: string) {
  const rows = await tx
    .select({
      id: accessReviews.id,
      by: users.name,
      at: sql<string>`${accessReviews.finishedAt}::text`,
      kept: accessReviews.kept,
      lowered: accessReviews.lowered,
      removed: accessReviews.removed,
      notSeen: accessReviews.notSeen,
    })
    .from(accessReviews)
    // Somebody who has been erased since is nobody's name any more.
    .leftJoin(users, eq(users.id, accessReviews.finishedBy))
    .where(and(eq(accessReviews.organisationId, organisationId), isNotNull(accessReviews.finishedAt)))
    .orderBy(desc(accessReviews.finishedAt), desc(accessReviews.id))
    .limit(12);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

export type ReportView = Awaited<ReturnType<typeof getReport>>;
