import { asc, eq } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";

/** Every organisation of the person in the order of ids, so that two who share some cannot wait crosswise. */
export async function lockTeamsOf(tx: SystemTx, userId: string) {
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
