import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { asSystem, type SystemTx } from "@/db/scope";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import { builtInRoleId } from "@/lib/permissions/role";

const atATime = 100;

/**
 * Every few minutes: tells members and owners of memberships that end within a week, once for each end date (product.md
 * 4.9). Looks at what is due rather than at the hour, so that a worker that was down makes up for it.
 */
export async function announceEndDates(db: Database): Promise<number> {
  const due = await asSystem(db, (tx) =>
    tx
      .select({ id: members.id })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .where(isDue)
      .orderBy(asc(members.endsAt))
      .limit(atATime),
  );
  let announced = 0;
  for (const { id } of due) announced += (await asSystem(db, (tx) => announce(tx, id))) ? 1 : 0;
  return announced;
}

/** Seven days in hours, because days have 23 or 25 of them in some zones. */
const isDue = and(
  isNull(members.endAnnouncedAt),
  sql`${members.endsAt} > now() and ${members.endsAt} <= now() + interval '168 hours'`,
);

/** Marks and queues in one transaction: of two workers one does it. */
async function announce(tx: SystemTx, memberId: string): Promise<boolean> {
  const [marked] = await tx
    .update(members)
    .set({ endAnnouncedAt: sql`now()` })
    .where(and(eq(members.id, memberId), isDue))
    .returning({ organisationId: members.organisationId, userId: members.userId, endsAt: members.endsAt });
  if (!marked?.endsAt) return false;
  const { organisationId, userId, endsAt } = marked;
  const owners = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.roleId, builtInRoleId("owner"))));
  for (const reader of [userId, ...owners.map((owner) => owner.userId)]) {
    await enqueue(
      tx,
      message("membership_ends", { organisationId, memberId, userId: reader, from: endsAt.toISOString() }),
    );
  }
  return true;
}
