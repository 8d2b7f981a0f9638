import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import { roleColumns, roles } from "@/db/schema/roles";
import { users } from "@/db/schema/users";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";
import { spellOutDay, spellOutMonth } from "@/lib/messages/spell-out";
import { can } from "@/lib/permissions/can";
import { roleOf } from "@/lib/permissions/role";
import { type ReportRow, readReport, sinceAMonth, sinceReportBefore } from "./read-report";

/**
 * The report as the team is when it is sent. Whoever is no owner by then gets nothing, and neither does somebody who
 * has unticked the box meanwhile, unless they asked for this one themselves (INV-17).
 */
/** `asked`: the event of asking for it now; '' for the month's own, which goes once (INV-18). */
export const monthlyReportMail = defineMail({
  name: "monthly_report",
  ids: z.strictObject({
    organisationId: id,
    userId: id,
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asked: id,
  }),
  subject: "Monthly team report of your organisation on Rollcall",
  template: () => import("@/emails/monthly-report"),
  async compose(tx, { organisationId, userId, period, asked }, { appUrl }) {
    const [owner] = await tx
      .select({
        name: users.name,
        address: users.emailCanonical,
        role: roleColumns,
        receives: members.receivesReport,
        organisationName: organisations.name,
        slug: organisations.slug,
        timeZone: organisations.timeZone,
        now: sql<string>`now()::text`,
      })
      .from(members)
      .innerJoin(
        organisations,
        and(
          eq(organisations.id, members.organisationId),
          isNull(organisations.deletedAt),
          eq(organisations.kind, "team"),
        ),
      )
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.archivedAt)))
      .innerJoin(roles, eq(roles.id, members.roleId))
      .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
    if (!owner || !can(roleOf(owner.role).permissions, "team_report:receive")) return null;
    if (!owner.receives && !asked) return null;
    const { name, address, organisationName, slug, timeZone } = owner;
    const since = asked ? sinceAMonth : sinceReportBefore(period, timeZone);
    const { named, changes, head, ...report } = await readReport(tx, organisationId, since);
    const words = (row: ReportRow) => ({
      name: row.name,
      email: row.email,
      role: row.role.label,
      lastSignIn: row.lastSignInAt ? spellOutDay(row.lastSignInAt, timeZone) : null,
      tokens: row.tokens,
      projects: row.projects,
    });
    return {
      to: { name, address },
      props: {
        name,
        organisationName,
        month: spellOutMonth(period),
        asOf: spellOutDay(new Date(owner.now), timeZone),
        ...report,
        stale: named.filter((row) => row.isStale).map(words),
        others: named.filter((row) => !row.isStale).map(words),
        changes: changes.groups,
        areAllChanges: changes.areAll,
        headSeq: head.seq,
        headHash: head.hash,
        reviewUrl: `${appUrl}/orgs/${slug}/report`,
        teamUrl: `${appUrl}/orgs/${slug}/team`,
        auditLogUrl: `${appUrl}/orgs/${slug}/audit-log`,
      },
    };
  },
});
