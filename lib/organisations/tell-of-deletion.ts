import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { forADay, tellAll } from "@/lib/messages/tell-all";
import { organisationDeletedMail } from "./mails";

export interface Deletion {
  readonly organisationId: string;
  /** ISO 8601, to the millisecond. */
  readonly at: string;
}

/** Queues a mail for every member of an organisation that was deleted. Restored meanwhile: nobody is told of what is not so. */
export async function tellOfDeletion(db: Database, deletion: Deletion): Promise<void> {
  await tellAll(db, {
    what: `deletion:${deletion.organisationId}:${deletion.at}`,
    until: forADay,
    next: async (tx, after, most) => ((await isStillSo(tx, deletion)) ? membersAfter(tx, deletion, after, most) : []),
    mail: (userId) => organisationDeletedMail({ ...deletion, userId }),
  });
}

async function isStillSo(tx: SystemTx, { organisationId, at }: Deletion) {
  const [organisation] = await tx
    .select({ deletedAt: organisations.deletedAt })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return organisation?.deletedAt?.toISOString() === at;
}

function membersAfter(tx: SystemTx, { organisationId }: Deletion, after: string, most: number) {
  return tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(most);
}
