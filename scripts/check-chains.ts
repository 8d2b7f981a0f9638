import type { Database } from "../db/client";
import { verifyChains } from "../lib/operations/verify-chains";

/** A line for each organisation's audit log, with its head; answers how many are broken. */
export async function checkChains(db: Database): Promise<number> {
  let findings = 0;
  for await (const { organisationId: id, verdict } of verifyChains(db)) {
    if (!verdict.intact) findings += 1;
    console.log(
      verdict.intact
        ? `ok      audit log of ${id}: ${verdict.head.seq} events, head ${verdict.head.hash}`
        : `FAILED  audit log of ${id}: event ${verdict.firstBadSeq} is wrong, ${verdict.because}`,
    );
  }
  return findings;
}
