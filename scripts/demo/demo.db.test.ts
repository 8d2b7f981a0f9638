import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/db/testing";
import { verifyOrganisation } from "@/lib/audit/verify-chain";
import { listAccessOn } from "@/lib/audit-log/list-access-on";
import { readConfiguration } from "@/lib/kernel/env";
import { demo } from "@/lib/kernel/env-samples";
import { readDemoCodes } from "@/lib/operations/read-demo-codes";
import { brokenInvariants, digest } from "@/lib/testing/observe";
import { addAccount, memberActor, testContext } from "@/lib/testing/test-context";
import { beginAgain } from "./begin-again";
import { fillDemo, stateOf } from "./fill-demo";

const now = new Date();
const configuration = readConfiguration(demo);
let database: TestDatabase;
const fill = (changed: Partial<Parameters<typeof fillDemo>[0]> = {}) =>
  fillDemo({ ...database, configuration, password: "seven kites over the pier", now, ...changed });

beforeAll(async () => {
  database = await freshDatabase();
  await fill();
}, 120_000);
afterAll(() => database.close());

const northwind = async () => {
  const [row] = await database.sql<{ id: string }[]>`select id from organisations where slug = 'northwind'`;
  return { id: row?.id ?? "" };
};
const olive = async () => {
  const [row] = await database.sql<{ id: string }[]>`select id from users where email = 'olive@northwind.example'`;
  return { userId: row?.id ?? "" };
};

test("the demo contradicts itself nowhere, and every log verifies", async () => {
  const { sql, db } = database;
  expect(await brokenInvariants(sql)).toEqual({});
  const organisations = await sql<{ id: string }[]>`select id from organisations`;
  for (const { id } of organisations) expect(await verifyOrganisation(db, id)).toMatchObject({ intact: true });
  const [{ back } = { back: -1 }] = await sql<{ back: number }[]>`
    select count(*)::integer as back from (
      select at < lag(at) over (partition by organisation_id order by seq) as is_back from audit_events) e where is_back`;
  expect(back).toBe(0);
});

test("fourteen people work there, twelve with two-factor, and the log is three months long and ends before now", async () => {
  const { sql } = database;
  const { id } = await northwind();
  const [team] =
    await sql`select count(*)::integer as people, count(*) filter (where two_factor <> 'none')::integer as safe
    from members where organisation_id = ${id}`;
  expect(team).toEqual({ people: 14, safe: 12 });
  const [log] = await sql<{ entries: number; months: number; ahead: number }[]>`
    select count(*)::integer as entries, count(distinct date_trunc('week', at)) filter (where at > now() - interval '91 days')::integer
      as months, count(*) filter (where at > now())::integer as ahead
    from audit_events where organisation_id = ${id}`;
  expect(log?.entries).toBeGreaterThan(250);
  expect(log?.months).toBeGreaterThanOrEqual(13);
  expect(log?.ahead).toBe(0);
  const stale = await sql`select u.name, extract(day from now() - m.last_sign_in_at)::integer as days
    from members m join users u on u.id = m.user_id
    where m.organisation_id = ${id} and m.last_sign_in_at < now() - interval '60 days' order by 1`;
  expect(stale).toEqual([
    { name: "Piotr Baran", days: expect.toBeOneOf([73, 74]) },
    { name: "Tom Ashby", days: expect.toBeOneOf([67, 68]) },
  ]);
});

test("the dashboard's plots tell the story's months and weeks", async () => {
  const { sql } = database;
  const { id } = await northwind();
  const counts = await sql<{ kind: string; stretches: number; sum: number }[]>`
    select kind, count(*)::integer as stretches, sum(number)::integer as sum from team_counts
    where organisation_id = ${id} group by kind order by kind`;
  expect(counts).toEqual([
    { kind: "members", stretches: expect.any(Number), sum: 14 },
    { kind: "sign_ins", stretches: expect.any(Number), sum: expect.any(Number) },
  ]);
  expect(counts[0]?.stretches).toBeGreaterThan(1);
  expect(counts[1]?.stretches).toBeGreaterThanOrEqual(12);
});

test("who had access today, by the log, is who is on the Team page, since the same moment", async () => {
  const { sql, db } = database;
  const team = await northwind();
  const actor = await memberActor(sql, await olive(), team);
  const view = await listAccessOn(testContext(db), actor, {});
  const shown = Object.fromEntries(view.members.map(({ email, since }) => [email, Date.parse(since ?? "")]));
  const members = await sql<{ email: string; joined_at: Date }[]>`
    select u.email, m.joined_at from members m join users u on u.id = m.user_id where m.organisation_id = ${team.id}`;
  expect(Object.keys(shown).sort()).toEqual(members.map(({ email }) => email).sort());
  for (const { email, joined_at } of members)
    expect(Math.abs((shown[email] ?? 0) - joined_at.getTime())).toBeLessThan(2000);
});

test("invitations are pending, about to end, over, declined and revoked, each for fourteen days", async () => {
  const { sql } = database;
  const rows = await sql<{ email: string; state: string; left: number; whole: boolean }[]>`
    select email, state, ceil(extract(epoch from expires_at - now()) / 86400)::integer as left,
      expires_at - sent_at = interval '336 hours' as whole
    from invitations where state <> 'accepted' order by sent_at`;
  expect(rows.map(({ email, state, left }) => `${email} ${state} ${left > 0 ? left : "over"}`)).toEqual([
    "paul.fischer@grid.example pending over",
    expect.stringMatching(/^k.novak@grid.example revoked/),
    expect.stringMatching(/^ben.ortega@grid.example declined/),
    "li.wei@grid.example pending 2",
    expect.stringMatching(/^rosalind.ek@northwind.example pending (?:9|10)$/),
    expect.stringMatching(/^jonas@northwind.example pending (?:12|13)$/),
  ]);
  expect(rows.every(({ whole }) => whole)).toBe(true);
});

test("mails lie in the mailbox since they were sent, and nothing waits to go out now", async () => {
  const { sql } = database;
  const [mails] = await sql<{ all: number; old: number }[]>`
    select count(*)::integer as all, count(*) filter (where created_at < now() - interval '1 day')::integer as old
    from demo_mailbox`;
  expect(mails?.old).toBeGreaterThan(60);
  expect(
    await sql`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'deliver_message'`,
  ).toEqual([]);
});

test("whoever tries the demo out sees what its people's apps show", async () => {
  const codes = await readDemoCodes(database.db, configuration.encryptionKeys, Date.now());
  expect(codes.map(({ name }) => name)).toContain("Olive Larsen");
  expect(codes).toHaveLength(11);
  for (const { code } of codes) expect(code).toMatch(/^\d{6}$/);
  expect(await readDemoCodes(database.db, [], Date.now())).toEqual([]);
});

test("a filling that was interrupted is begun again in an empty database", async () => {
  const { sql, url, close } = await freshDatabase();
  expect(await stateOf(sql)).toBe("empty");
  await sql`comment on schema public is 'Rollcall''s demo is being filled'`;
  await addAccount(sql, "Olive Larsen", "olive@northwind.example");
  expect(await stateOf(sql)).toBe("interrupted");
  await beginAgain(sql, url);
  expect(await stateOf(sql)).toBe("empty");
  await close();
});

test("nobody's times are moved but the story's: a database in use, and one that is no demo, are refused", async () => {
  const { sql } = database;
  expect(await stateOf(sql)).toBe("in use");
  const before = await digest(sql);
  await expect(fill()).rejects.toThrow("empty database only");
  await expect(fill({ configuration: { ...configuration, demo: false } })).rejects.toThrow("only a demo");
  expect(await digest(sql)).toEqual(before);
});
