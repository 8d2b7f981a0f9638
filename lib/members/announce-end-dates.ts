import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { builtInRoleId } from "@/lib/permissions/role";
import { membershipEndsMail } from "./mails";

/** Seven days in hours, because days have 23 or 25 of them in some zones. */
const isDue = and(
  isNull(members.endAnnouncedAt),
  sql`${members.endsAt} > now() and ${members.endsAt} <= now() + interval '168 hours'`,
);

/**
 * Tells members and owners of memberships that end within a week, once for each end date (product.md 4.9). Looks at what
 * is due rather than at the hour, so that a worker that was down makes up for it.
 */
export const announceEndDates = defineJob({
  name: "announce_end_dates",
  every: "*/5 * * * *",
  due: ({ tx }) =>
    tx
      .select({ memberId: members.id })
      .from(members)
      .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
      .where(isDue)
      .orderBy(asc(members.endsAt)),
  async run({ tx, one: { memberId } }) {
    // Marks and queues in one transaction: of two workers one does it.
    const [marked] = await tx
      .update(members)
      .set({ endAnnouncedAt: sql`now()` })
      .where(and(eq(members.id, memberId), isDue))
      .returning({ organisationId: members.organisationId, userId: members.userId, endsAt: members.endsAt });
    if (!marked?.endsAt) return null;
    const { organisationId, userId, endsAt } = marked;
    const owners = await tx
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.organisationId, organisationId), eq(members.roleId, builtInRoleId("owner"))));
    const readers = [userId, ...owners.map((owner) => owner.userId)];
    return {
      event: noEvent("setting the date was the event, and so is the end"),
      messages: readers.map((reader) =>
        membershipEndsMail({ organisationId, memberId, userId: reader, from: endsAt.toISOString() }),
      ),
    };
  },
});
