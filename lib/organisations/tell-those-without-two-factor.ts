import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { satisfies } from "@/lib/access/two-factor-rules";
import { tellAll } from "@/lib/messages/tell-all";
import { twoFactorReminderMail, twoFactorRequiredMail } from "./mails";

export interface Telling {
  readonly organisationId: string;
  /** ISO 8601, to the millisecond: the moment of the policy that this is about. */
  readonly from: string;
  /** That it is required now, or one of the reminders before. */
  readonly what: "required" | "in_a_week" | "tomorrow";
}

/** Queues a mail for every member who does not satisfy the policy. */
export async function tellThoseWithoutTwoFactor(db: Database, telling: Telling): Promise<void> {
  const { organisationId, from, what } = telling;
  const mail = what === "required" ? twoFactorRequiredMail : twoFactorReminderMail;
  await tellAll(db, {
    what: `two-factor:${what}:${organisationId}:${from}`,
    until: sql`greatest(now(), ${from}::timestamptz) + interval '24 hours'`,
    next: (tx, after, most) => thoseAfter(tx, telling, after, most),
    mail: (userId) => mail({ organisationId, userId, from }),
  });
}

async function thoseAfter(tx: SystemTx, { organisationId, from, what }: Telling, after: string, most: number) {
  const [policy] = await tx
    .select({
      from: organisations.twoFactorFrom,
      textMessagesCount: organisations.textMessagesCount,
      // A week's reminder that comes so late has been overtaken by the day's.
      isWithinADay: sql<boolean>`${organisations.twoFactorFrom} <= now() + interval '24 hours'`,
    })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), isNull(organisations.deletedAt)));
  if (policy?.from?.toISOString() !== from || (what === "in_a_week" && policy.isWithinADay)) return [];
  const unready = (["none", "sms"] as const).filter((state) => !satisfies(state, policy.textMessagesCount));
  return tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(and(eq(members.organisationId, organisationId), inArray(members.twoFactor, unready), gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(most);
}
