import { and, eq } from "drizzle-orm";
import { organisations } from "@/db/schema/organisations";
import type { SystemTx } from "@/db/scope";
import { Refusal } from "@/lib/kernel/refusal";

/** What the slug of a purged organisation says; nothing is left of such a one but its log. */
export function purgedSlug(organisationId: string): string {
  return `purged-${organisationId.replace("_", "-")}`;
}

/** A team that a platform admin is about to change, whose row the wrapper has locked. Private accounts are nobody's business. */
export async function lockOrganisation(tx: SystemTx, organisationId: string) {
  const [row] = await tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), eq(organisations.kind, "team")))
    .for("update");
  if (!row || row.slug === purgedSlug(row.id)) throw new Refusal("not_found");
  return row;
}
