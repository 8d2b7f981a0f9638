import { and, eq } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import { findHead } from "@/lib/audit/find-head";
import { emptyChain, verifyPage } from "@/lib/audit/verify-chain";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineQuery } from "@/lib/usecase/query";
import { chainVerdictInput } from "./input";

/** Half a second of work: whoever asks for a longer log's verdict asks again from where this step ended. */
const pagesPerStep = 10;

/** Computes the chain again from an entry on: to its end, to the first bad entry, or for one step (AU-03). */
export const getChainVerdict = defineQuery({
  name: "get_chain_verdict",
  access: inTeam("audit_log:view"),
  input: chainVerdictInput,
  async run({ tx, organisation, input }) {
    const { id } = organisation;
    const { seq: length } = await findHead(tx, id);
    // The hash comes from the table and not from the browser: where a step begins cannot be made up.
    let from = emptyChain;
    if (input.afterSeq > 0) {
      const [row] = await tx
        .select({ seq: auditEvents.seq, hash: auditEvents.hash })
        .from(auditEvents)
        .where(and(eq(auditEvents.organisationId, id), eq(auditEvents.seq, input.afterSeq)));
      if (!row) throw new Refusal("not_found");
      from = row;
    }
    for (let page = 0; page < pagesPerStep; page += 1) {
      const { verdict, isEnd } = await verifyPage(tx, id, from);
      if (!verdict.intact) return { ...verdict, isEnd: true, length };
      if (isEnd) return { ...verdict, isEnd, length };
      from = verdict.head;
    }
    return { intact: true as const, head: from, isEnd: false, length };
  },
});

export type ChainVerdict = Awaited<ReturnType<typeof getChainVerdict>>;
