import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import { enqueue } from "./enqueue";
import { message } from "./messages";
import { notYetTold } from "./not-yet-told";

export interface Telling {
  readonly organisationId: string;
  /** ISO 8601, to the millisecond: the moment of the policy that this is about. */
  readonly from: string;
  /** That it is required now, or one of the reminders before. */
  readonly what: "required" | "in_a_week" | "tomorrow";
}

/** Few enough that a transaction is short, and that nobody waits for these rows. */
const chunk = 200;

/**
 * Queues a mail for every member who does not satisfy the policy, one for each of them, whoever else is at it and however
 * often it is begun anew: who has been told is marked in the transaction that queues the mail.
 */
export async function tellThoseWithoutTwoFactor(db: Database, telling: Telling): Promise<void> {
  let after: string | null = "";
  while (after !== null) {
    const before: string = after;
    after = await asSystem(db, (tx) => tellSome(tx, telling, before));
  }
}

/** Answers after whom the next ones begin, or null. */
async function tellSome(tx: SystemTx, { organisationId, from, what }: Telling, after: string): Promise<string | null> {
  const [policy] = await tx
    .select({ from: organisations.twoFactorFrom, textMessagesCount: organisations.textMessagesCount })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), isNull(organisations.deletedAt)));
  if (policy?.from?.toISOString() !== from) return null;
  const unready = (["none", "sms"] as const).filter((state) => !satisfies(state, policy.textMessagesCount));
  const those = await tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), inArray(members.twoFactor, unready), gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(chunk);
  const userIds = those.map(({ userId }) => userId);
  const until = sql`greatest(now(), ${from}::timestamptz) + interval '24 hours'`;
  for (const userId of await notYetTold(tx, `two-factor:${what}:${organisationId}:${from}`, userIds, until)) {
    const ids = { organisationId, userId, from };
    await enqueue(tx, what === "required" ? message("two_factor_required", ids) : message("two_factor_reminder", ids));
  }
  return those.length < chunk ? null : (those.at(-1)?.id ?? null);
}
