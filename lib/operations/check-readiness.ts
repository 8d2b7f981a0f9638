import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import journal from "@/db/migrations/sql/meta/_journal.json";
import { asSystem } from "@/db/scope";

const skewAtMostMs = 5_000;
const jobAgeAtMostSeconds = 15 * 60;
const diskFreeAtLeast = 0.1;

/**
 * Whether this server may take traffic: database there, at our schema, clocks agree, jobs move, disk not full (OP-03).
 * The names of the failed checks go to the log; the answer to the outside has none.
 */
export async function checkReadiness(db: Database, dataDir: string): Promise<readonly string[]> {
  const failed: string[] = [];
  const startedAt = Date.now();
  const [row] = await asSystem(db, (tx) =>
    tx.execute<{ at: string; migrations: string; oldest_seconds: number }>(sql`
      select extract(epoch from clock_timestamp()) * 1000 as at,
        (select count(*) from drizzle.__drizzle_migrations) as migrations,
        (select oldest_seconds from queue_health()) as oldest_seconds`),
  );
  if (!row) return ["database"];
  const between = (startedAt + Date.now()) / 2;
  if (Math.abs(Number(row.at) - between) > skewAtMostMs) failed.push("clock");
  // A newer schema is fine: migrations stay compatible with one version back (OP-06).
  if (Number(row.migrations) < journal.entries.length) failed.push("schema");
  if (row.oldest_seconds > jobAgeAtMostSeconds) failed.push("jobs");
  const disk = await statfs(existsSync(dataDir) ? dataDir : ".");
  if (disk.bavail / disk.blocks < diskFreeAtLeast) failed.push("disk");
  return failed;
}
