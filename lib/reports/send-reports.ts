import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { reportSends } from "@/db/schema/reports";
import { users } from "@/db/schema/users";
import type { SystemTx } from "@/db/scope";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { builtInRoleId } from "@/lib/permissions/role";
import { monthlyReportMail } from "./mails";
import { duePeriod } from "./periods";

/**
 * Queues the report of the month for each owner who wants it and has none yet. A row for each organisation, period and
 * owner is written in the transaction that queues the mail, so that it goes once, whoever else is at it, and however late
 * (INV-18). Time is the database's.
 */
export const sendReports = defineJob({
  name: "send_reports",
  every: "*/15 * * * *",
  due: async ({ tx, ctx: { at } }) =>
    (await ownersWhoWantIt(tx)).flatMap(({ timeZone, now, had, ...owner }) => {
      const period = duePeriod(timeZone, at ?? new Date(now));
      return period && !had.includes(period) ? [{ ...owner, period }] : [];
    }),
  async run({ tx, one }) {
    const [fresh] = await tx.insert(reportSends).values(one).onConflictDoNothing().returning();
    if (!fresh) return null;
    return {
      event: noEvent("a report is no event of the organisation"),
      messages: [monthlyReportMail({ ...one, asked: "" })],
    };
  },
});

function ownersWhoWantIt(tx: SystemTx) {
  return tx
    .select({
      organisationId: members.organisationId,
      userId: members.userId,
      timeZone: organisations.timeZone,
      now: sql<string>`now()::text`,
      had: periodsSent(),
    })
    .from(members)
    .innerJoin(organisations, and(eq(organisations.id, members.organisationId), isNull(organisations.deletedAt)))
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
    .where(
      and(eq(members.receivesReport, true), eq(members.roleId, builtInRoleId("owner")), eq(organisations.kind, "team")),
    )
    .orderBy(asc(members.organisationId), asc(members.userId));
}

function periodsSent(): SQL<readonly string[]> {
  return sql`array(select s.period from report_sends s
    where s.organisation_id = ${members.organisationId} and s.user_id = ${members.userId})`;
}
