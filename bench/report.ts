import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { openDatabase } from "../db/client";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { migrate } from "../db/migrations/migrate";
import { seedCast } from "../db/seed";
import { deliver } from "../lib/jobs/deliver";
import type { QueuedMessage } from "../lib/messages/message";
import { recordingSmsTransport } from "../lib/ports/sms-recording";
import { sendReports } from "../lib/reports/send-reports";

/**
 * The first of the month: 1,000 organisations of 25 members and one of 10,000, each with an owner who wants the report.
 * Says how long it takes to queue and to write all mails, what the largest weighs, and how much memory it takes. Asserted
 * nowhere, because a busy machine says anything: `node --expose-gc --import tsx bench/report.ts`. A number
 * behind it says how many of the mails are written, where there is no time for all.
 */
const dataDir = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const server = await startEmbeddedPostgres({ dataDir, durable: false });
await migrate(server.url);
const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
const db = openDatabase({ url: server.url, connections: 4 });
await seedCast(sql, { passwordHash: "$argon2id$" });
const organisations = 1000;
const written = Number(process.argv[2] ?? organisations + 1);
await sql`insert into users (id, name, email, email_canonical, email_proven_at)
  select 'usr_b' || n, 'Person ' || md5(n::text), 'b' || n || '@example.com', 'b' || n || '@example.com', now()
  from generate_series(1, 25000) n`;
await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
  select 'org_b' || n, 'team', 'Bench ' || n, 'bench-' || n, 50000, 'usr_b1' from generate_series(0, ${organisations}) n`;
await sql`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at, receives_report)
  select 'mem_s' || n, 'org_b' || (1 + (n - 1) / 25), 'usr_b' || n,
    case when n % 25 = 1 then 'rol_owner' when n % 25 < 4 then 'rol_administrator' else 'rol_technician' end,
    now() - interval '200 days', now() - n % 100 * interval '1 day', n % 25 = 1
  from generate_series(1, 25000) n`;
await sql`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at, receives_report)
  select 'mem_l' || n, 'org_b0', 'usr_b' || n,
    case when n = 1 then 'rol_owner' when n % 50 = 0 then 'rol_administrator' else 'rol_technician' end,
    now() - interval '200 days', now() - n % 100 * interval '1 day', n = 1
  from generate_series(1, 10000) n`;
await sql`select append_audit_event('org_b0', json_build_object('id', 'aud_b' || n, 'action', 'member.role_changed',
    'actor', json_build_object('kind', 'member', 'id', 'usr_b1'), 'target', 'mem_l' || n, 'outcome', 'done',
    'details', json_build_object('userId', 'usr_b' || n, 'before', 'member', 'after', 'technician', 'change', 'evt_b' || n),
    'requestId', 'req_b')::text) from generate_series(1, 5000) n`;
await sql`analyze`;
console.log("arranged");

const collect = () => (globalThis as { gc?: () => void }).gc?.();
const megabytes = () => process.memoryUsage().rss / 1024 / 1024;
collect();
const floor = megabytes();
let peak = floor;
const watching = setInterval(() => {
  peak = Math.max(peak, megabytes());
}, 20);

const [clock] = await sql<{ at: Date }[]>`
  select (date_trunc('month', now() at time zone 'UTC') + interval '1 day 9 hours') at time zone 'UTC' as at`;
const ground = { db, sealKeys: [], alert: () => undefined, at: clock?.at };
let startedAt = performance.now();
const queued = await sendReports(ground);
const queueMs = performance.now() - startedAt;
const again = performance.now();
if ((await sendReports(ground)) !== 0) throw new Error("a report was queued twice");
const againMs = performance.now() - again;

let bytes = 0;
let largest = 0;
const setup = {
  db,
  transport: {
    name: "weighing",
    async send({ html, text }: { html: string; text: string }) {
      const size = Buffer.byteLength(html) + Buffer.byteLength(text);
      bytes += size;
      largest = Math.max(largest, size);
    },
    close: async () => undefined,
  },
  texts: recordingSmsTransport(),
  appUrl: "https://rollcall.example",
  mailFrom: { name: "Rollcall", address: "team@rollcall.example" },
  supportEmail: "support@rollcall.example",
  mailKeys: [{ kid: "bench", key: new Uint8Array(32) }],
  lockoutMinutes: 30,
  log: () => undefined,
};
const jobs = await sql<
  { id: string; payload: QueuedMessage }[]
>`select id::text, payload from graphile_worker._private_jobs order by id`;
const large = jobs.find(({ payload }) => (payload.ids as { organisationId?: string }).organisationId === "org_b0");
startedAt = performance.now();
const marks: number[] = [];
for (const [index, { id, payload }] of jobs.slice(0, written).entries()) {
  await deliver(setup, id, payload);
  if (index % 50 === 49) {
    collect();
    marks.push(Math.round(megabytes()));
  }
}
const writeMs = performance.now() - startedAt;
startedAt = performance.now();
if (large) await deliver(setup, large.id, large.payload);
const largeMs = performance.now() - startedAt;
clearInterval(watching);

const say = (label: string, value: string) => console.log(`${label.padEnd(44)} ${value}`);
say("reports queued", String(queued));
say("queueing them", `${Math.round(queueMs)} ms`);
say("looking again, when all have theirs", `${Math.round(againMs)} ms`);
say(
  `writing ${written} mails, one after another`,
  `${Math.round(writeMs)} ms, ${(writeMs / written).toFixed(1)} ms each`,
);
say("the one of 10,000 members, 5,000 changes", `${Math.round(largeMs)} ms`);
say("largest mail, HTML and text", `${Math.round(largest / 1024)} KB`);
say("those mails together", `${(bytes / 1024 / 1024).toFixed(1)} MB`);
say("memory before", `${Math.round(floor)} MB`);
say("memory after each 50 mails", marks.map((each) => `${each} MB`).join(", "));
say("peak", `${Math.round(peak)} MB`);

await db.close();
await sql.end();
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
