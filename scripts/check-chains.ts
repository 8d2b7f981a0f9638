import type { Database } from "../db/client";
import { verifyChains } from "../lib/operations/verify-chains";

/** A line for each organisation's audit log, with its head; answers how many are broken. */
export async function checkChains(db: Database): Promise<number> {
  let findings = 0;
  await verifyChains({
    db,
    sealKeys: [],
    alert(_message, { level, organisationId: id, seq, hash, because }) {
      if (level === "error") findings += 1;
      console.log(
        level === "error"
          ? `FAILED  audit log of ${id}: event ${seq} is wrong, ${because}`
          : `ok      audit log of ${id}: ${seq} events, head ${hash}`,
      );
    },
  });
  return findings;
}
