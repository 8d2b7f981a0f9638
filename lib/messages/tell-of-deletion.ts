import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { enqueue } from "./enqueue";
import { message } from "./messages";
import { forADay, notYetTold } from "./not-yet-told";

export interface Deletion {
  readonly organisationId: string;
  /** ISO 8601, to the millisecond. */
  readonly at: string;
}

/** Few enough that a transaction is short. */
const chunk = 200;

/** Queues a mail for every member of an organisation that was deleted, one for each of them however often it is begun anew. */
export async function tellOfDeletion(db: Database, deletion: Deletion): Promise<void> {
  let after: string | null = "";
  while (after !== null) {
    const before: string = after;
    after = await asSystem(db, (tx) => tellSome(tx, deletion, before));
  }
}

/** Answers after whom the next ones begin, or null. */
async function tellSome(tx: SystemTx, { organisationId, at }: Deletion, after: string): Promise<string | null> {
  const [organisation] = await tx
    .select({ deletedAt: organisations.deletedAt })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  // Restored meanwhile: nobody is told of what is not so.
  if (organisation?.deletedAt?.toISOString() !== at) return null;
  const those = await tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(chunk);
  const userIds = those.map(({ userId }) => userId);
  for (const userId of await notYetTold(tx, `deletion:${organisationId}:${at}`, userIds, forADay)) {
    await enqueue(tx, message("organisation_deleted", { organisationId, userId, at }));
  }
  return those.length < chunk ? null : (those.at(-1)?.id ?? null);
}
