import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rateLimits } from "@/db/schema/operations";
import { asSystem, type SystemTx } from "@/db/scope";
import { enqueue } from "./enqueue";
import type { Message } from "./message";

export interface Round {
  /** Names the announcement itself, such as `deletion:org_1:2026-12-01T…`. */
  readonly what: string;
  /** Till when it is remembered who was told; later than anybody is still at it. */
  readonly until: SQL;
  /** The next ones after a membership, at most as many as asked for, in order; nobody when it is no longer so. */
  readonly next: (
    tx: SystemTx,
    after: string,
    most: number,
  ) => Promise<readonly { readonly id: string; readonly userId: string }[]>;
  readonly mail: (userId: string) => Message;
}

/** Few enough that a transaction is short, and that nobody waits for these rows. */
const chunk = 200;

/**
 * Queues a mail for each of many members, one for everybody, whoever else is at it and however often it is begun anew:
 * who has been told is marked in the transaction that queues the mail.
 */
export async function tellAll(db: Database, round: Round): Promise<void> {
  let after: string | null = "";
  while (after !== null) {
    const before: string = after;
    after = await asSystem(db, (tx) => tellSome(tx, round, before));
  }
}

/** Answers after whom the next ones begin, or null. */
async function tellSome(tx: SystemTx, round: Round, after: string): Promise<string | null> {
  const those = await round.next(tx, after, chunk);
  const userIds = those.map(({ userId }) => userId);
  for (const userId of await notYetTold(tx, round, userIds)) await enqueue(tx, round.mail(userId));
  return those.length < chunk ? null : (those.at(-1)?.id ?? null);
}

/** Marks people as told and answers those who were not yet. The marks stand among the counters, where the nightly sweep finds them. */
async function notYetTold(tx: SystemTx, { what, until }: Round, userIds: readonly string[]) {
  if (userIds.length === 0) return [];
  const bucketOf = (userId: string) => `told:${what}:${userId}`;
  const marked = await tx
    .insert(rateLimits)
    .values(userIds.map((userId) => ({ bucket: bucketOf(userId), taken: 1, endsAt: until })))
    .onConflictDoNothing()
    .returning({ bucket: rateLimits.bucket });
  const fresh = new Set(marked.map(({ bucket }) => bucket));
  return userIds.filter((userId) => fresh.has(bucketOf(userId)));
}

/** Long enough that no announcement is still being made. */
export const forADay = sql`now() + interval '24 hours'`;
