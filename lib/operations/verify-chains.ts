import { asc, sql } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import { logChecks } from "@/db/schema/statistics";
import { noEvent } from "@/lib/audit/no-event";
import { verifyOrganisation } from "@/lib/audit/verify-chain";
import { defineJob } from "@/lib/jobs/define-job";

/**
 * Verifies every organisation's log (AU-03). The heads go to the operator's log, outside the database: whoever rewrites a
 * whole chain cannot reach them there. What was found is kept for the dashboard, which never verifies.
 */
export const verifyChains = defineJob({
  name: "verify_chains",
  every: "43 3 * * *",
  due: ({ tx }) => tx.select({ id: organisations.id }).from(organisations).orderBy(asc(organisations.id)),
  // A long log takes more than one transaction, each of them inside the organisation.
  prepare: ({ ctx, one: { id } }) => verifyOrganisation(ctx.db, id),
  async run({ tx, ctx, one: { id: organisationId }, prepared: verdict }) {
    const brokenAt = verdict.intact ? null : verdict.firstBadSeq;
    await tx
      .insert(logChecks)
      .values({ organisationId, brokenAt })
      .onConflictDoUpdate({ target: logChecks.organisationId, set: { brokenAt, checkedAt: sql`now()` } });
    if (verdict.intact) ctx.alert("audit log verified", { level: "info", organisationId, ...verdict.head });
    else {
      const { firstBadSeq: seq, because } = verdict;
      ctx.alert("audit log broken", { level: "error", organisationId, seq, because });
    }
    return { event: noEvent("the verdict stands outside the log that it is about") };
  },
});
