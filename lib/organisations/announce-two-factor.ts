import { and, asc, gt, isNull, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { noEvent } from "@/lib/audit/no-event";
import { defineJob } from "@/lib/jobs/define-job";
import { twoFactorSoonAnnouncement } from "./announcements";

/**
 * Reminds members without two-factor authentication 7 days and 1 day before their organisation requires it. Looks at what
 * is due rather than at the hour, so that a worker that was down for a day makes up for it; of two reminders that are both
 * late, the later one is sent (product.md 4.11).
 */
export const announceTwoFactor = defineJob({
  name: "announce_two_factor",
  every: "7 * * * *",
  due: ({ tx }) =>
    tx
      .select({
        organisationId: organisations.id,
        from: organisations.twoFactorFrom,
        isTomorrow: sql<boolean>`${organisations.twoFactorFrom} <= now() + interval '24 hours'`,
      })
      .from(organisations)
      .where(
        and(
          isNull(organisations.deletedAt),
          gt(organisations.twoFactorFrom, sql`now()`),
          // Seven days in hours, because days have 23 or 25 of them in some zones.
          sql`${organisations.twoFactorFrom} <= now() + interval '168 hours'`,
        ),
      )
      .orderBy(asc(organisations.id)),
  // Said again every hour: telling knows who has been told, and whether it is still so.
  async run({ one: { organisationId, from, isTomorrow } }) {
    if (!from) return null;
    const what = isTomorrow ? "tomorrow" : "in_a_week";
    return {
      event: noEvent("setting the day was the event"),
      messages: [twoFactorSoonAnnouncement({ organisationId, from: from.toISOString(), what })],
    };
  },
});
