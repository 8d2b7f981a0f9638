import { and, asc, eq, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema/api-tokens";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { organisationSlugs } from "@/db/schema/organisation-slugs";
import { organisations } from "@/db/schema/organisations";
import { ownershipTransfers } from "@/db/schema/ownership";
import { twoFactorResets } from "@/db/schema/platform";
import { projects } from "@/db/schema/projects";
import { accessReviews, reportSends } from "@/db/schema/reports";
import { roles } from "@/db/schema/roles";
import { organisationSessions } from "@/db/schema/sessions";
import { teamCounts } from "@/db/schema/statistics";
import { folders, templates } from "@/db/schema/templates";
import { purgedSlug } from "@/lib/admin/lock-organisation";
import { auditEvent } from "@/lib/audit/events";
import { placed } from "@/lib/audit/placed-event";
import { defineJob } from "@/lib/jobs/define-job";

/** What hangs on an organisation, in the order in which it can go. Its log stays (docs/decisions/0015). */
const hanging = [
  templates,
  folders,
  projects,
  apiTokens,
  ownershipTransfers,
  accessReviews,
  reportSends,
  twoFactorResets,
  organisationSessions,
  organisationSlugs,
] as const;

const isDue = and(
  eq(organisations.kind, "team"),
  sql`${organisations.deletedAt} < now() - interval '720 hours'`,
  sql`${organisations.slug} not like 'purged-org-%'`,
);

/** What was deleted thirty days ago and not restored goes. A name that says nothing and the log stay; the URL name is free again. */
export const purgeOrganisations = defineJob({
  name: "purge_organisations",
  every: "37 3 * * *",
  due: ({ tx }) =>
    tx.select({ id: organisations.id }).from(organisations).where(isDue).orderBy(asc(organisations.deletedAt)),
  async run({ tx, one: { id } }) {
    const [held] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(and(eq(organisations.id, id), isDue))
      .for("update");
    if (!held) return null;
    for (const table of hanging) await tx.delete(table).where(eq(table.organisationId, id));
    const gone = await tx.delete(members).where(eq(members.organisationId, id)).returning({ id: members.id });
    // Behind the members, whose going it counts.
    await tx.delete(teamCounts).where(eq(teamCounts.organisationId, id));
    const links = await tx
      .delete(invitations)
      .where(eq(invitations.organisationId, id))
      .returning({ id: invitations.id });
    await tx.delete(roles).where(eq(roles.organisationId, id));
    await tx
      .update(organisations)
      .set({ name: "Deleted organisation", slug: purgedSlug(id), approvedDomains: [], deletedBy: null })
      .where(eq(organisations.id, id));
    const purged = auditEvent("organisation.purged", id, { members: gone.length, invitations: links.length });
    return { event: placed(purged, id) };
  },
});
