import { and, asc, eq, lte, sql } from "drizzle-orm";
import { failedSignIns } from "@/db/schema/users";
import { auditEvent } from "@/lib/audit/events";
import { eventsInTeams } from "@/lib/audit/events-in-teams";
import { cameFrom } from "@/lib/audit/placed-event";
import { defineJob } from "@/lib/jobs/define-job";

const isDue = lte(failedSignIns.dueAt, sql`now()`);

/** Puts one entry into the logs of a person's teams when three or more of their sign-ins have failed within an hour (product.md 4.14). */
export const tellFailedSignIns = defineJob({
  name: "tell_failed_sign_ins",
  every: "* * * * *",
  due: ({ tx }) =>
    tx.select({ userId: failedSignIns.userId }).from(failedSignIns).where(isDue).orderBy(asc(failedSignIns.dueAt)),
  locks: ({ userId }) => ({ teamsOf: userId }),
  async run({ tx, one: { userId } }) {
    // What fails from here on is the beginning of the next three.
    const [told] = await tx
      .update(failedSignIns)
      .set({ latest: [], dueAt: null, toldAt: sql`now()` })
      .where(and(eq(failedSignIns.userId, userId), isDue))
      .returning({ ip: failedSignIns.ip, browser: failedSignIns.browser });
    if (!told) return null;
    const events = await eventsInTeams(tx, userId, (memberId, person) =>
      auditEvent("account.sign_ins_failed", memberId, { userId }, person),
    );
    return { event: events.map((event) => cameFrom(event, told)) };
  },
});
