import { asc, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx, TenantTx } from "@/db/scope";

/** Whose rows are locked before anything else is held, because they are about to change. */
export type LockTarget = { readonly teamsOf: string } | { readonly organisation: string };

/**
 * Its key stays free: whoever only writes a row that hangs on the organisation, an entry of its log for instance, waits
 * for nobody, and so cannot wait crosswise with somebody who waits for their membership or role.
 */
export async function lockOrganisation(tx: TenantTx | SystemTx, organisationId: string): Promise<void> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for("no key update");
}

/** Every organisation of the person in the order of ids, so that two who share some cannot wait crosswise. */
export async function lockTeamsOf(tx: SystemTx, userId: string): Promise<void> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .innerJoin(members, eq(members.organisationId, organisations.id))
    .where(eq(members.userId, userId))
    .orderBy(asc(organisations.id))
    .for("no key update", { of: organisations });
  await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.userId, userId))
    .orderBy(asc(members.organisationId))
    .for("update");
}

export async function lockTarget(tx: SystemTx, target: LockTarget | null): Promise<void> {
  if (target === null) return;
  if ("teamsOf" in target) await lockTeamsOf(tx, target.teamsOf);
  else await lockOrganisation(tx, target.organisation);
}
