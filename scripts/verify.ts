import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "../db/client";
import { asSystem } from "../db/scope";
import { invariants } from "../lib/operations/invariants";
import { checkChains } from "./check-chains";
import { findDatabase } from "./find-database";

/** `npm run verify`: a line for each check, and exit code 1 when anything is found. Needs DATABASE_URL, or the embedded server's DATA_DIR. */
async function verify(): Promise<void> {
  const server = await findDatabase();
  const db = openDatabase({ url: server.url, connections: 2 });
  try {
    const findings = (await checkRows(db)) + (await checkChains(db));
    console.log(findings === 0 ? "verified" : `${findings} ${findings === 1 ? "check" : "checks"} failed`);
    if (findings > 0) process.exitCode = 1;
  } finally {
    await db.close();
    await server.stop();
  }
}

async function checkRows(db: Database): Promise<number> {
  let findings = 0;
  for (const { name, query } of invariants) {
    const rows = await asSystem(db, (tx) => tx.execute(sql.raw(query)));
    if (rows.length > 0) findings += 1;
    console.log(
      rows.length === 0 ? `ok      no ${name}` : `FAILED  ${name}: ${rows.length}, first ${JSON.stringify(rows[0])}`,
    );
  }
  return findings;
}

await verify();
