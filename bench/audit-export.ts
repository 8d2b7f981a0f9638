import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { openDatabase } from "../db/client";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { migrate } from "../db/migrations/migrate";
import { cast, seedCast } from "../db/seed";
import { exportLines } from "../lib/audit-log/export-lines";
import type { EventFilter } from "../lib/audit-log/find-events";

/**
 * What exporting a long log costs, in time and in this process's memory: `node --import tsx bench/audit-export.ts [rows]`.
 * Wanted: a peak that does not grow with the rows. The entries are put in past the chain, with hashes that are none,
 * because making a million of them one by one would measure something else. Asserted nowhere: a busy machine says anything.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const dataDir = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const server = await startEmbeddedPostgres({ dataDir, durable: false });
await migrate(server.url);
const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
await seedCast(sql, { passwordHash: "$argon2id$" });
const { id } = cast.northwind;
await sql.begin(async (tx) => {
  await tx`set local session_replication_role = replica`;
  await tx`insert into audit_events (organisation_id, seq, at, body, previous_hash, hash)
    select ${id}, n, now() - (${rows} + 1 - n) * interval '1 minute', json_build_object('id', 'aud_' || n, 'action', 'session.opened',
      'actor', json_build_object('kind', 'member', 'id', 'usr_' || n % 1000), 'target', 'mem_' || n % 1000, 'outcome', 'done',
      'details', json_build_object('method', 'password', 'sessionId', 'ses_' || n), 'requestId', 'req_' || n)::text,
      repeat('0', 64), md5(n::text) || md5((n + 1)::text)
    from generate_series(2, ${rows}) n`;
  await tx`insert into audit_people (organisation_id, seq, part, person_id, name, email, ip, browser)
    select ${id}, n, 'actor', 'usr_' || n % 1000, 'Person ' || n % 1000, 'p' || n % 1000 || '@example.com', '203.0.113.7', 'Firefox on Linux'
    from generate_series(2, ${rows}) n`;
});
await sql`analyze`;
const db = openDatabase({ url: server.url, connections: 1 });
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

async function run(format: "csv" | "jsonl", filter: Partial<EventFilter> = {}) {
  const plan = {
    format,
    upTo: rows,
    filter: { subject: null, action: null, from: null, to: null, timeZone: "UTC", ...filter },
  };
  const startedAt = performance.now();
  const before = process.memoryUsage().rss;
  let [bytes, lines, peak, early] = [0, 0, before, 0];
  for await (const part of exportLines(db, id, plan)) {
    bytes += Buffer.byteLength(part);
    lines += part.split("\n").length - 1;
    peak = Math.max(peak, process.memoryUsage().rss);
    // What the first tenth needs is what all of it may need.
    if (lines <= rows / 10) early = peak;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${format.padEnd(5)} ${lines} lines, ${megabytes(bytes)} MB in ${seconds.toFixed(1)} s (${Math.round(lines / seconds)} a second); memory ${megabytes(before)} MB before, ${megabytes(early)} MB peak in the first tenth, ${megabytes(peak)} MB peak`,
  );
}

await run("csv");
await run("jsonl");
await db.close();
await sql.end();
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
