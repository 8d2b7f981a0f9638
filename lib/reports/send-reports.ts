import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { reportSends } from "@/db/schema/reports";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { enqueue } from "@/lib/messages/enqueue";
import { message } from "@/lib/messages/messages";
import { builtInRoleId } from "@/lib/permissions/role";
import { duePeriod } from "./periods";

/** Few enough that a transaction is short, and that the other worker hardly waits for its marks. */
const batch = 200;

interface Place {
  readonly organisationId: string;
  readonly userId: string;
}

/**
 * Every quarter of an hour: queues the report of the month for each owner who wants it and has none yet. A row for each
 * organisation, period and owner is written in the transaction that queues the mail, so that it goes once, whoever else
 * is at it, and however late (INV-18). Time is the database's.
 *
 * @param at in tests: another moment
 * @returns how many were queued
 */
export async function sendReports(db: Database, at?: Date): Promise<number> {
  let queued = 0;
  let after: Place | null = { organisationId: "", userId: "" };
  while (after !== null) {
    const from: Place = after;
    const done = await asSystem(db, (tx) => sendSome(tx, from, at));
    queued += done.queued;
    after = done.next;
  }
  return queued;
}

async function sendSome(tx: SystemTx, after: Place, at: Date | undefined) {
  const owners = await tx
    .select({
      organisationId: members.organisationId,
      userId: members.userId,
      timeZone: organisations.timeZone,
      now: sql<string>`now()::text`,
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(
      and(
        eq(members.receivesReport, true),
        eq(members.roleId, builtInRoleId("owner")),
        eq(organisations.kind, "team"),
        sql`(${members.organisationId}, ${members.userId}) > (${after.organisationId}, ${after.userId})`,
      ),
    )
    .orderBy(asc(members.organisationId), asc(members.userId))
    .limit(batch);
  const due = owners.flatMap(({ organisationId, userId, timeZone, now }) => {
    const period = duePeriod(timeZone, at ?? new Date(now));
    return period ? [{ organisationId, userId, period }] : [];
  });
  const fresh =
    due.length === 0
      ? []
      : await tx.insert(reportSends).values(due).onConflictDoNothing().returning({
          organisationId: reportSends.organisationId,
          userId: reportSends.userId,
          period: reportSends.period,
        });
  for (const claim of fresh) await enqueue(tx, message("monthly_report", { ...claim, asked: "" }));
  const last = owners.at(-1);
  return { queued: fresh.length, next: owners.length < batch || !last ? null : last };
}
