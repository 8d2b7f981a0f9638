import { sql } from "drizzle-orm";
import { Refusal } from "../lib/kernel/refusal";
import { openDatabase } from "./client";
import { withOrganisation } from "./scope";

/**
 * Ten writers on one pool, run as a process of its own by `scope-kill.db.test.ts`, which kills their connections: the
 * driver then throws out of socket callbacks, and what is asked is whether the process lives. Prints what it was told.
 *
 * node --import tsx db/testing-load.ts <url> <organisation> <seconds>
 */
export interface LoadReport {
  /** Ids of inserts that were answered with success. */
  readonly acknowledged: readonly string[];
  /** Ids of inserts of which it was said that their outcome is unknown. */
  readonly unknown: readonly string[];
  /** Ids of inserts that were refused: none of them may be there. */
  readonly refused: readonly string[];
  /** Any other failure. */
  readonly crashes: readonly string[];
  /** Most milliseconds that any insert took to be answered. */
  readonly slowest: number;
}

const [url = "", organisationId = "", seconds = "1"] = process.argv.slice(2);
const db = openDatabase({ url, connections: 10 });
const report = {
  acknowledged: [] as string[],
  unknown: [] as string[],
  refused: [] as string[],
  crashes: [] as string[],
  slowest: 0,
};

async function write(id: string) {
  const startedAt = Date.now();
  try {
    await withOrganisation(db, organisationId, (tx) =>
      tx.execute(sql`
        insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, expires_at, nonce, kid,
          token_hash, proof_hash)
        values (${id}, ${organisationId}, ${id}, ${id}, 'rol_member', 'usr_load', now(), 'n', 'k', ${id}, 'p')`),
    );
    report.acknowledged.push(id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "unavailable") report.crashes.push(String(error));
    else if (error.reason === "unknown_outcome") report.unknown.push(id);
    else report.refused.push(id);
  }
  report.slowest = Math.max(report.slowest, Date.now() - startedAt);
}

async function writer(number: number, until: number) {
  for (let turn = 0; Date.now() < until; turn += 1) await write(`inv_${number}_${turn}`);
}

const until = Date.now() + Number(seconds) * 1000;
await Promise.all(Array.from({ length: 10 }, (_, number) => writer(number, until)));
await db.close();
// What the driver has lost sight of would keep the process until it has been idle for long.
process.stdout.write(JSON.stringify(report satisfies LoadReport), () => process.exit(0));
