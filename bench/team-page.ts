import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "../db/embedded/embedded";
import { cast, seedCast } from "../db/seed";
import { startServer } from "../e2e/fixtures/own-server";
import { createId } from "../lib/kernel/ids";
import { hashToken, randomToken } from "../lib/secrets/derive-token";

/**
 * What the Team page costs, and whether it costs more where the team is large. In one run: an organisation with 10,000
 * members and 2,000 invitations, one with 25 members, and as the floor the barest page of a signed-in person, the form
 * for a new organisation. Wanted: 10,000 take at most 1.3 times as long as 25; at 25 members at least 0.6 of the
 * floor's requests in a second. Beside it a project's team page, with 25 people in it and with 2,000: at most 1.2 times the
 * Team page of 25. Asserted nowhere, because a busy machine says anything: run it alone, after
 * `npm run build`, with `node --import tsx bench/team-page.ts`.
 */
const rounds = Number(process.argv[2] ?? 150);
const dataDir = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const database = await startEmbeddedPostgres({ dataDir, durable: false });
const server = await startServer({
  env: { DATABASE_URL: database.url, SMTP_URL: "smtp://127.0.0.1:9", WORKER: "off", TRUSTED_PROXIES: "127.0.0.0/8" },
});
const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
await seedCast(sql, { passwordHash: "$argon2id$" });
await addTeam(cast.northwind.id, "big", { to: 10_000, invitations: 2_000 });
await addTeam(cast.southbank.id, "small", { to: 25, invitations: 5 });
// Olive owns both, so that one cookie asks for all three pages and sees the same on each.
await sql`insert into members (id, organisation_id, user_id, role_id)
  values (${createId("mem")}, ${cast.southbank.id}, ${cast.olive.userId}, 'rol_owner')`;
const small = await addProject(cast.southbank.id, "small", 24);
const big = await addProject(cast.northwind.id, "big", 2_000);
await sql`analyze`;
const cookie = randomToken();
await sql`insert into sessions (id, token_hash, user_id, method, browser, expires_at)
  values (${createId("ses")}, ${hashToken(cookie)}, ${cast.olive.userId}, 'password', 'Chrome on Linux', now() + interval '20 hours')`;

async function addTeam(organisationId: string, word: string, { to, invitations }: { to: number; invitations: number }) {
  await sql`update organisations set seat_limit = 50000 where id = ${organisationId}`;
  const [row] = await sql<{ n: number }[]>`select member_count as n from organisations where id = ${organisationId}`;
  const missing = to - (row?.n ?? 0) - (organisationId === cast.southbank.id ? 1 : 0);
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select ${`usr_${word}`} || n, 'Person ' || md5(n::text), ${word} || n || '@example.com', ${word} || n || '@example.com', now()
    from generate_series(1, ${missing}) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id, joined_at, last_sign_in_at)
    select ${`mem_${word}`} || n, ${organisationId}, ${`usr_${word}`} || n,
      ('{rol_administrator,rol_developer,rol_technician,rol_service,rol_read_only,rol_member}'::text[])[1 + n % 6],
      now() - n * interval '1 minute', case when n % 3 > 0 then now() - n * interval '7 seconds' end
    from generate_series(1, ${missing}) n`;
  await sql`insert into invitations (id, organisation_id, email, email_canonical, role_id, invited_by, state,
      created_at, sent_at, expires_at, nonce, kid, token_hash, proof_hash)
    select ${`inv_${word}`} || n, ${organisationId}, ${word} || '-guest' || n || '@example.com', ${word} || '-guest' || n || '@example.com',
      'rol_technician', ${cast.olive.userId}, 'pending', now() - n * interval '1 minute', now() - n * interval '1 minute',
      now() + interval '300 hours', 'n', 'k1', ${word} || n, 'proof'
    from generate_series(1, ${invitations}) n`;
}

/** One of that many people, each with two permissions. */
async function addProject(organisationId: string, word: string, people: number): Promise<string> {
  const id = createId("prj");
  await sql`insert into projects (id, organisation_id, name, created_by) values (${id}, ${organisationId}, ${word}, ${cast.olive.userId})`;
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_' || id, ${organisationId}, ${id}, id, ${cast.olive.userId}
    from members where organisation_id = ${organisationId} and id like ${`mem_${word}%`} order by id limit ${people}`;
  await sql`insert into project_grants (id, organisation_id, project_id, project_member_id, permission, granted_by)
    select 'pgr_' || p.id || w.permission, ${organisationId}, ${id}, p.id, w.permission, ${cast.olive.userId}
    from project_members p, unnest('{view_activity,manage_templates}'::text[]) w(permission) where p.project_id = ${id}`;
  return id;
}

const pages = {
  floor: { path: "/orgs/new", holds: "Create an organisation" },
  "25 members": { path: `/orgs/${cast.southbank.slug}/team`, holds: "Actions for " },
  "10,000 members": { path: `/orgs/${cast.northwind.slug}/team`, holds: "Actions for " },
  "25 in a project": { path: `/orgs/${cast.southbank.slug}/projects/${small}/users`, holds: "Change details" },
  "2,000 in one": { path: `/orgs/${cast.northwind.slug}/projects/${big}/users`, holds: "Change details" },
} as const;
type Page = keyof typeof pages;
const names = Object.keys(pages) as Page[];

/** Milliseconds of one answer, read to its end, and its size. */
async function measure(name: Page): Promise<{ ms: number; bytes: number }> {
  const { path, holds } = pages[name];
  const startedAt = performance.now();
  const { status, body } = await server.ask({ path, cookie });
  const ms = performance.now() - startedAt;
  if (status !== 200 || !body.includes(holds)) throw new Error(`${path} answered ${status}`);
  return { ms, bytes: Buffer.byteLength(body) };
}

const median = (all: readonly number[]) => all.toSorted((one, other) => one - other)[all.length >> 1] ?? Number.NaN;
const perSecond = (all: readonly number[], lanes: number) =>
  (1000 * lanes * all.length) / all.reduce((a, b) => a + b, 0);

/** Pages in turns, so that what else the machine does meets all alike. `lanes` requests are on their way at a time. */
async function run(lanes: number) {
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const sizes = new Map<Page, number>();
  for (let round = -20; round < rounds; round += 1) {
    for (const name of names) {
      const answers = await Promise.all(Array.from({ length: lanes }, () => measure(name)));
      if (round >= 0) times.get(name)?.push(...answers.map(({ ms }) => ms));
      sizes.set(name, answers[0]?.bytes ?? 0);
    }
  }
  const of = (name: Page) => times.get(name) ?? [];
  console.log(`\n${rounds} rounds, ${lanes === 1 ? "one request at a time" : `${lanes} requests at a time`}`);
  for (const name of names) {
    const kilobytes = Math.round((sizes.get(name) ?? 0) / 1024);
    console.log(
      `${name.padEnd(15)} median ${median(of(name)).toFixed(1).padStart(6)} ms  ${perSecond(of(name), lanes).toFixed(0).padStart(5)} requests/s  ${kilobytes} kB`,
    );
  }
  const growth = median(of("10,000 members")) / median(of("25 members"));
  const share = perSecond(of("25 members"), lanes) / perSecond(of("floor"), lanes);
  console.log(
    `10,000 over 25: ${growth.toFixed(2)} (wanted: at most 1.3); 25 over the floor: ${share.toFixed(2)} (at least 0.6)`,
  );
  const projects = (["25 in a project", "2,000 in one"] as const).map(
    (name) => median(of(name)) / median(of("25 members")),
  );
  console.log(`a project's people over 25 members: ${projects.map((one) => one.toFixed(2)).join(", ")} (at most 1.2)`);
}

await run(1);
await run(4);
await sql.end();
await server.stop();
await database.stop();
rmSync(dataDir, { recursive: true, force: true });
