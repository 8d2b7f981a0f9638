import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiTokens } from "@/db/schema/api-tokens";
import { invitations } from "@/db/schema/invitations";
import { members } from "@/db/schema/members";
import { organisationSlugs } from "@/db/schema/organisation-slugs";
import { organisations } from "@/db/schema/organisations";
import { ownershipTransfers } from "@/db/schema/ownership";
import { twoFactorResets } from "@/db/schema/platform";
import { accessReviews, reportSends } from "@/db/schema/reports";
import { roles } from "@/db/schema/roles";
import { organisationSessions } from "@/db/schema/sessions";
import { asSystem, type SystemTx } from "@/db/scope";
import { purgedSlug } from "@/lib/admin/lock-organisation";
import { auditEvent } from "@/lib/audit/events";
import { nobody } from "@/lib/audit/placed-event";
import { type Recording, recordAuditEvent } from "@/lib/audit/record";
import { systemIds } from "@/lib/kernel/ids";

const recording: Recording = { ids: systemIds, request: { id: "purge_organisations", ip: null, browser: null } };

/** What hangs on an organisation, in the order in which it can go. Its log stays (docs/decisions/0015). */
const hanging = [
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

/** Nightly: what was deleted thirty days ago and not restored. One transaction each. */
export async function purgeOrganisations(db: Database): Promise<number> {
  const due = await asSystem(db, (tx) =>
    tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(isDue)
      .orderBy(asc(organisations.deletedAt))
      .limit(100),
  );
  let purged = 0;
  for (const { id } of due) purged += (await asSystem(db, (tx) => purge(tx, id))) ? 1 : 0;
  return purged;
}

/** Leaves a name that says nothing and the log; the URL name is free again. */
async function purge(tx: SystemTx, id: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.id, id), isDue))
    .for("update");
  if (!held) return false;
  for (const table of hanging) await tx.delete(table).where(eq(table.organisationId, id));
  const gone = await tx.delete(members).where(eq(members.organisationId, id)).returning({ id: members.id });
  const links = await tx
    .delete(invitations)
    .where(eq(invitations.organisationId, id))
    .returning({ id: invitations.id });
  await tx.delete(roles).where(eq(roles.organisationId, id));
  await tx
    .update(organisations)
    .set({ name: "Deleted organisation", slug: purgedSlug(id), approvedDomains: [], deletedBy: null })
    .where(eq(organisations.id, id));
  const event = auditEvent("organisation.purged", id, { members: gone.length, invitations: links.length });
  await recordAuditEvent(tx, recording, id, nobody, event);
  return true;
}
