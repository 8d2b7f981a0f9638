import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { exportMyData } from "@/lib/accounts/export-my-data";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { listAccountEvents } from "@/lib/audit-log/list-account-events";
import { sweep } from "@/lib/operations/sweep";
import { brokenInvariants, logOf, patiently, refusalOf } from "@/lib/testing/observe";
import { addAccount, from, joinTeam, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { signIn } from "./sign-in";
import { tellFailedSignIns } from "./tell-failed-sign-ins";

const { northwind, southbank } = cast;

let world: World;
let hash: string;
let person: Person;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  await joinTeam(world.sql, person, northwind, "member");
  await joinTeam(world.sql, person, southbank, "member");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const fail = (ip: string, ctx = world.ctx, email = person.email) =>
  refusalOf(patiently(() => signIn(from(ctx, ip), visitor(), { email, password: "not it" })));
const job = (ground = world.ctx) => tellFailedSignIns(ground);
/** As an hour would. */
const anHourLater = () => world.sql`
  update failed_sign_ins set told_at = told_at - interval '1 hour', due_at = due_at - interval '1 hour',
    latest = array(select at - interval '1 hour' from unnest(latest) with ordinality as held (at, place) order by place)
  where user_id = ${person.userId}`;
const entries = async (team = northwind) =>
  (await logOf(world.sql, team.id)).filter(
    ({ action, person: name }) => action === "account.sign_ins_failed" && name === person.name,
  );
const seen = async () => {
  const events = await listAccountEvents(world.ctx, await userActor(world.sql, person), {});
  return events.filter(({ sentence }) => sentence.startsWith("Sign-in failed"));
};

describe("the person", () => {
  test("sees one entry for each network and hour, with how often, and from where the latest came", async () => {
    await fail("203.0.113.7");
    expect(await seen()).toMatchObject([{ sentence: "Sign-in failed: once, from 203.0.113.0/24", ip: "203.0.113.7" }]);
    await fail("203.0.113.250");
    await fail("203.0.114.7");
    await fail("2001:db8:5:1::1");
    await fail("2001:db8:5:ffff::2");
    expect((await seen()).map(({ sentence, ip }) => [sentence, ip])).toEqual([
      ["Sign-in failed: 2 times, from 2001:db8:5::/48", "2001:db8:5:ffff::2"],
      ["Sign-in failed: once, from 203.0.114.0/24", "203.0.114.7"],
      ["Sign-in failed: 2 times, from 203.0.113.0/24", "203.0.113.250"],
    ]);
    const data = await exportMyData(world.ctx, await userActor(world.sql, person), {});
    expect(data.accountEvents.map(({ what }) => what)).toContain("Sign-in failed: once, from 203.0.114.0/24");
  });

  test("sees all of a hundred at once on two connections counted, also those that a lock refused", async () => {
    const guesses = Array.from({ length: 30 }, (_, index) => fail("198.51.100.9", index % 2 ? world.ctx : world.other));
    await Promise.all(guesses);
    expect(await seen()).toMatchObject([{ sentence: "Sign-in failed: 30 times, from 198.51.100.0/24" }]);
  });
});

test("an address that has no account leaves nothing but the counters of its network", async () => {
  await job();
  const rows = () => world.sql`select
    (select count(*) from account_events) as events, (select count(*) from failed_sign_ins) as failed,
    (select count(*) from audit_events) as entries`;
  const before = await rows();
  for (let turn = 0; turn < 4; turn += 1) await fail("203.0.113.77", world.ctx, "nobody@example.com");
  await job();
  expect(await rows()).toEqual(before);
});

describe("the teams", () => {
  test("are told once of three within an hour, with address and browser, not of two", async () => {
    await fail("192.0.2.1");
    await fail("192.0.2.2");
    await job();
    expect(await entries()).toEqual([]);
    await fail("192.0.2.3");
    await job();
    for (const team of [northwind, southbank]) expect(await entries(team)).toHaveLength(1);
    const [beside] = await world.sql`select ip from audit_people
      where organisation_id = ${northwind.id} and part = 'actor' order by seq desc limit 1`;
    expect(beside).toEqual({ ip: "192.0.2.3" });
    const [row] = await world.sql<{ body: string }[]>`
      select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
    expect(JSON.parse(row?.body ?? "")).toMatchObject({
      actor: { kind: "system" },
      details: { userId: person.userId },
    });
    expect(row?.body).not.toContain("192.0.2");
  });

  test("are told once when two third failures come at once, and two workers look at once", async () => {
    await fail("192.0.2.1");
    await fail("192.0.2.1");
    await Promise.all([fail("192.0.2.8", world.ctx), fail("198.51.100.8", world.other)]);
    await Promise.all([job(world.ctx), job(world.other)]);
    await job();
    expect(await entries()).toHaveLength(1);
  });

  test("are told at most once an hour, and again only of three more", async () => {
    for (let turn = 0; turn < 3; turn += 1) await fail("192.0.2.1");
    await job();
    for (let turn = 0; turn < 3; turn += 1) await fail("192.0.2.1");
    await job();
    expect(await entries()).toHaveLength(1);
    await anHourLater();
    await job();
    expect(await entries()).toHaveLength(2);
    await anHourLater();
    await job();
    expect(await entries()).toHaveLength(2);
  });

  test("are not told of three that took longer than an hour", async () => {
    await fail("192.0.2.1");
    await anHourLater();
    await fail("192.0.2.1");
    await fail("192.0.2.1");
    await job();
    expect(await entries()).toEqual([]);
    await fail("192.0.2.1");
    await job();
    expect(await entries()).toHaveLength(1);
  });
});

test("goes with the account, and is swept when nothing has failed for long", async () => {
  const { sql, ctx } = world;
  const left = () => sql`select user_id from failed_sign_ins where user_id = ${person.userId}`;
  await fail("192.0.2.1");
  await sweep(ctx);
  expect(await left()).toHaveLength(1);
  await anHourLater();
  await anHourLater();
  await sweep(ctx);
  expect(await left()).toEqual([]);
  for (let turn = 0; turn < 3; turn += 1) await fail("192.0.2.1");
  await deleteAccount(ctx, await userActor(sql, person), { email: person.email, password: castPassword });
  expect(await left()).toEqual([]);
  expect(await sql`select 1 from account_events where user_id = ${person.userId}`).toEqual([]);
});
