import { and, asc, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organisations } from "@/db/schema/organisations";
import { asSystem } from "@/db/scope";
import { tellThoseWithoutTwoFactor } from "@/lib/messages/tell-those-without-two-factor";

/**
 * Hourly: reminds members without two-factor authentication 7 days and 1 day before their organisation requires it. Looks
 * at what is due rather than at the hour, so that a worker that was down for a day makes up for it; of two reminders that
 * are both late, the later one is sent (product.md 4.11).
 */
export async function remindTwoFactor(db: Database): Promise<void> {
  const due = await asSystem(db, (tx) =>
    tx
      .select({
        id: organisations.id,
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
  );
  for (const { id, from, isTomorrow } of due) {
    if (!from) continue;
    const what = isTomorrow ? "tomorrow" : "in_a_week";
    await tellThoseWithoutTwoFactor(db, { organisationId: id, from: from.toISOString(), what });
  }
}
