import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { cast, seedCast } from "../db/seed";
import { scripted } from "../e2e/fixtures/actions";
import { startServer } from "../e2e/fixtures/own-server";
import { hashPassword } from "../lib/accounts/hash-queue";
import { hashToken, randomToken } from "../lib/secrets/derive-token";

/**
 * Whether the time of a refused sign-in tells what the address is (AT-05). Prints, for each class of address, the median
 * of interleaved samples, its distance from that of an unknown address, and Welch's t of the two. Asserted nowhere,
 * because a busy machine says anything: run it alone, after `npm run build`, with `node --import tsx bench/enumeration.ts`.
 */
const samples = Number(process.argv[2] ?? 200);
const password = "correct horse of the bench";
const dataDir = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const database = await startEmbeddedPostgres({ dataDir, durable: false });
const env = {
  DATABASE_URL: database.url,
  SMTP_URL: "smtp://127.0.0.1:9",
  WORKER: "off",
  TRUSTED_PROXIES: "127.0.0.0/8",
};
const server = await startServer({ env });
const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
await seedCast(sql, { passwordHash: await hashPassword(password) });
await sql`insert into registrations (id, name, email, email_canonical, password_hash, browser_hash, nonce, kid, token_hash, expires_at)
  select 'reg_bench', 'Rita', 'rita@northwind.example', 'rita@northwind.example', hash, '', '', 'k1', ${hashToken(randomToken())}, now() + interval '1 hour'
  from passwords limit 1`;

const attempts = (userId: string, total: number, locked: boolean) => sql`
  insert into password_attempts (user_id, device_id, failed, total, locked_until)
  values (${userId}, '', ${total % 10}, ${total}, ${locked ? sql`now() + interval '30 minutes'` : null})
  on conflict (user_id, device_id) do update set failed = excluded.failed, total = excluded.total, locked_until = excluded.locked_until`;

/** What is arranged before each sample, and the address that is tried with a wrong password. */
const classes: Readonly<Record<string, { email: string; before: () => Promise<unknown> }>> = {
  unknown: { email: "nobody@northwind.example", before: async () => undefined },
  wrong: { email: cast.olive.email, before: () => attempts(cast.olive.userId, 1, false) },
  locked: { email: cast.adam.email, before: () => attempts(cast.adam.userId, 10, true) },
  "off after 100": { email: cast.vera.email, before: () => attempts(cast.vera.userId, 100, false) },
  unconfirmed: { email: "rita@northwind.example", before: async () => undefined },
};

async function measure(email: string, sample: number): Promise<number> {
  const headers = { "x-forwarded-for": `10.9.${sample >> 8}.${sample & 255}` };
  const startedAt = performance.now();
  await server.ask(scripted("signInAction", { email, password: "wrong horse" }, { path: "/sign-in", headers }));
  return performance.now() - startedAt;
}

const times = new Map(Object.keys(classes).map((name) => [name, [] as number[]]));
for (let sample = -20; sample < samples; sample += 1) {
  for (const [name, { email, before }] of Object.entries(classes)) {
    await before();
    const ms = await measure(email, sample + 20);
    if (sample >= 0) times.get(name)?.push(ms);
  }
}

const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
const variance = (all: readonly number[]) =>
  all.reduce((sum, each) => sum + (each - mean(all)) ** 2, 0) / (all.length - 1);
const median = (all: readonly number[]) => all.toSorted((one, other) => one - other)[all.length >> 1] ?? Number.NaN;
const welch = (one: readonly number[], other: readonly number[]) =>
  (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length);

const unknown = times.get("unknown") ?? [];
console.log(`${samples} samples of each class, in ms; wanted: difference under 5, |t| under 4.5`);
for (const [name, all] of times)
  console.log(
    `${name.padEnd(14)} median ${median(all).toFixed(2).padStart(7)}  difference ${(median(all) - median(unknown)).toFixed(2).padStart(6)}  t ${welch(all, unknown).toFixed(2).padStart(6)}`,
  );

await sql.end();
await server.stop();
await database.stop();
rmSync(dataDir, { recursive: true, force: true });
