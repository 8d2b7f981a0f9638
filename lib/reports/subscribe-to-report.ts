import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { reportSends } from "@/db/schema/reports";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { subscribeInput } from "./input";
import { duePeriod } from "./periods";

/** An owner asks for the monthly report by mail, or no longer. For themselves only (product.md 4.12). */
export const subscribeToReport = defineCommand({
  name: "subscribe_to_report",
  access: inTeam("team_report:receive"),
  // Changes the actor's own membership, which the wrapper holds shared: two at once would wait for each other.
  locks: "team",
  input: subscribeInput,
  async run({ tx, organisation, actor, input: { receives, seen } }) {
    const mine = and(eq(members.organisationId, organisation.id), eq(members.id, actor.memberId));
    const [before] = await tx.select({ receives: members.receivesReport }).from(members).where(mine);
    if (before?.receives === receives) return { value: { receives }, event: noEvent("it is set as it was") };
    refuseChanged(seen, { receives: before?.receives ?? false });
    await tx.update(members).set({ receivesReport: receives }).where(mine);
    if (receives) await countAsSent(tx, organisation, actor.userId);
    const details = { userId: actor.userId };
    return {
      value: { receives },
      event: receives
        ? auditEvent("report.subscribed", actor.memberId, details)
        : auditEvent("report.unsubscribed", actor.memberId, details),
    };
  },
});

/** Whoever begins in the middle of a month hears on the next first: what is due until its end is for those before. */
async function countAsSent(tx: TenantTx, organisation: { id: string; timeZone: string }, userId: string) {
  const [clock] = await tx.execute<{ now: string }>(sql`select now()::text as now`);
  const period = duePeriod(organisation.timeZone, new Date(clock?.now ?? Number.NaN));
  if (!period) return;
  await tx.insert(reportSends).values({ organisationId: organisation.id, period, userId }).onConflictDoNothing();
}
