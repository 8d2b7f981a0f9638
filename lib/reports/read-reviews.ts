import { and, desc, eq, isNotNull } from "drizzle-orm";
import { accessReviews } from "@/db/schema/reports";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { countSeen } from "./count-seen";
import { findOpenReview } from "./lock-review";

/** The last review that was finished, with how many of whom were looked at, and how far an open one has come. */
export async function readReviews(tx: TenantTx, organisation: { readonly id: string; readonly memberCount: number }) {
  const open = await findOpenReview(tx, organisation.id);
  return {
    last: await lastFinished(tx, organisation.id),
    open: open ? await countSeen(tx, organisation, open) : null,
  };
}

async function lastFinished(tx: TenantTx, organisationId: string) {
  const [row] = await tx
    .select({
      by: users.name,
      at: accessReviews.finishedAt,
      kept: accessReviews.kept,
      lowered: accessReviews.lowered,
      removed: accessReviews.removed,
      notSeen: accessReviews.notSeen,
    })
    .from(accessReviews)
    .leftJoin(users, eq(users.id, accessReviews.finishedBy))
    .where(and(eq(accessReviews.organisationId, organisationId), isNotNull(accessReviews.finishedAt)))
    .orderBy(desc(accessReviews.finishedAt))
    .limit(1);
  if (!row?.at) return null;
  return {
    by: row.by,
    at: row.at.toISOString(),
    lookedAt: row.kept + row.lowered + row.removed,
    notSeen: row.notSeen ?? 0,
  };
}
