import { sql } from "drizzle-orm";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import { monthlyReportMail } from "./mails";

/** The report as it is now, to oneself. Not counted as the month's. */
export const sendReportNow = defineCommand({
  name: "send_report_now",
  access: inTeam("team_report:receive"),
  input: nothing,
  async run({ tx, ctx, organisation, actor }) {
    const { id: organisationId, timeZone } = organisation;
    const { userId, memberId } = actor;
    const wait = await takePermit(tx, {
      bucket: `report:now:${organisationId}:${userId}`,
      most: 3,
      seconds: 60 * 60,
    });
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const [month] = await tx.execute<{ period: string }>(
      sql`select to_char(now() at time zone ${timeZone}, 'YYYY-MM') as period`,
    );
    const asked = ctx.ids.create("evt");
    const ids = { organisationId, userId, period: month?.period ?? "", asked };
    return {
      value: { address: actor.email },
      event: auditEvent("report.asked", memberId, { userId }),
      messages: [monthlyReportMail(ids)],
    };
  },
});
