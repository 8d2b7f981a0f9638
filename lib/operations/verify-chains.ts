import { asc, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organisations } from "@/db/schema/organisations";
import { asSystem } from "@/db/scope";
import { type Verdict, verifyOrganisation } from "@/lib/audit/verify-chain";

const pageSize = 200;

/** Every organisation's log in turn, so that neither many organisations nor a long log is held in memory (AU-03). */
export async function* verifyChains(db: Database): AsyncGenerator<{ organisationId: string; verdict: Verdict }> {
  for (let after = ""; ; ) {
    const page = await asSystem(db, (tx) =>
      tx
        .select({ id: organisations.id })
        .from(organisations)
        .where(gt(organisations.id, after))
        .orderBy(asc(organisations.id))
        .limit(pageSize),
    );
    for (const { id } of page) yield { organisationId: id, verdict: await verifyOrganisation(db, id) };
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}
