import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { confirmRegistrationMail } from "@/lib/accounts/mails";
import { register } from "@/lib/accounts/register";
import { hashToken } from "@/lib/secrets/derive-token";
import { brokenInvariants, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, fromNewNetwork, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { newBrowserMail } from "./mails";
import { signIn } from "./sign-in";

let world: World;
let hash: string;
let person: Person;
let count = 0;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

type Cookie = { name: string; value: string };
const enter = (password = castPassword, ...cookies: Cookie[]) =>
  signedIn(signIn(fromNewNetwork(world.ctx), visitor(null, ...cookies), { email: person.email, password }));

test("signing in starts one session of twenty hours, of which the database keeps a hash", async () => {
  const { sql } = world;
  const started = await enter();
  const rows = await sql`select token_hash, method, browser, expires_at - created_at = interval '20 hours' as whole
    from sessions where user_id = ${person.userId}`;
  const session = {
    token_hash: hashToken(started.token),
    method: "password",
    browser: "Firefox on Linux",
    whole: true,
  };
  expect([...rows]).toEqual([session]);
  expect(started.token).toMatch(/^[\w-]{43}$/);
  const events = await sql`select name, details from account_events where user_id = ${person.userId}`;
  expect([...events]).toEqual([{ name: "session.started", details: { method: "password" } }]);
});

test("the address may be typed in any case, and a password in either Unicode form", async () => {
  const { sql, ctx } = world;
  await sql`update passwords set hash = ${await hashPassword("caf\u00e9 in the harbour")} where user_id = ${person.userId}`;
  const email = person.email.toUpperCase();
  await expect(
    signedIn(signIn(ctx, visitor(), { email, password: "cafe\u0301 in the harbour" })),
  ).resolves.toBeTruthy();
  expect(
    await refusalOf(signedIn(signIn(ctx, visitor(), { email, password: " caf\u00e9 in the harbour" }))),
  ).toMatchObject({
    reason: "wrong_sign_in",
  });
});

test("unknown, wrong, locked, switched off, archived and unconfirmed are refused with one and the same words", async () => {
  const { sql, ctx } = world;
  const named = async (word: string) => addAccount(sql, word, `${word}${count}@example.com`, hash);
  const [wrong, locked, off, archived] = [
    await named("wrong"),
    await named("locked"),
    await named("off"),
    await named("archived"),
  ];
  await sql`insert into password_attempts values (${locked.userId}, '', 10, 10, now() + interval '1 minute')`;
  await sql`insert into password_attempts values (${off.userId}, '', 0, 100, null)`;
  await sql`update users set archived_at = now() where id = ${archived.userId}`;
  const unconfirmed = { name: "Nia", email: `waits${count}@example.com`, password: castPassword };
  await register(fromNewNetwork(ctx), visitor(), unconfirmed);
  const asked = [
    { email: "nobody@example.com", password: castPassword },
    { email: "no address at all", password: castPassword },
    { email: wrong.email, password: "not that password" },
    ...[locked, off, archived, unconfirmed].map(({ email }) => ({ email, password: castPassword })),
  ];
  for (const input of asked) {
    const act = () => signedIn(signIn(fromNewNetwork(ctx), visitor(), input));
    // What may be written are the counter, the trace that an account keeps of it, and the mail of the registration that waits.
    const refusal = await refusesUnwritten(sql, act, [
      "password_attempts",
      "failed_sign_ins",
      "account_events",
      "queue",
    ]);
    const { code, reason, fields, facts, message } = refusal;
    expect({ code, reason, fields, facts, message }, input.email).toEqual({
      code: "invalid",
      reason: "wrong_sign_in",
      fields: {},
      facts: {},
      message: "invalid: wrong_sign_in",
    });
  }
});

describe("a registration that waits", () => {
  const waiting = async () => {
    const email = `waits${count}@example.com`;
    await register(fromNewNetwork(world.ctx), visitor(), { name: "Nia", email, password: "a harbour full of kites" });
    return email;
  };
  const mails = async () => (await queued(world.sql, confirmRegistrationMail)).length;

  test("gets its link again for its right password, within the limits of mail", async () => {
    const email = await waiting();
    const before = await mails();
    for (let turn = 0; turn < 4; turn += 1) {
      const input = { email, password: "a harbour full of kites" };
      expect(await refusalOf(signedIn(signIn(fromNewNetwork(world.ctx), visitor(), input)))).toMatchObject({
        reason: "wrong_sign_in",
      });
    }
    // Three mails a quarter of an hour: one by registering, two here.
    expect((await mails()) - before).toBe(2);
    expect(
      await world.sql`select 1 from sessions s join users u on u.id = s.user_id where u.email = ${email}`,
    ).toHaveLength(0);
  });

  test("gets nothing for a wrong password, and nothing once it has run out", async () => {
    const email = await waiting();
    const before = await mails();
    await refusalOf(signedIn(signIn(world.ctx, visitor(), { email, password: "not that password" })));
    await world.sql`update registrations set expires_at = now() where email_canonical = ${email}`;
    await refusalOf(signedIn(signIn(world.ctx, visitor(), { email, password: "a harbour full of kites" })));
    expect(await mails()).toBe(before);
  });
});

describe("a browser", () => {
  const mails = async () => (await queued(world.sql, newBrowserMail)).length;

  test("that the account does not know is told of by mail, and one that it knows is not", async () => {
    const before = await mails();
    const first = await enter();
    expect(await mails()).toBe(before + 1);
    await enter();
    expect(await mails()).toBe(before + 2);
    await enter(castPassword, first.deviceCookie);
    expect(await mails()).toBe(before + 2);
    const rows = await world.sql<{ id: string }[]>`
      select id from account_events where user_id = ${person.userId} and name = 'session.started' order by at`;
    expect(await queued(world.sql, newBrowserMail)).toContainEqual({ eventId: rows[1]?.id });
  });

  test("keeps its own cookie for each person who uses it", async () => {
    const first = await enter();
    const one = person;
    person = await addAccount(world.sql, "Another", `another${count}@example.com`, hash);
    const second = await enter(castPassword, first.deviceCookie);
    expect(second.deviceCookie.name).not.toBe(first.deviceCookie.name);
    const before = await mails();
    await enter(castPassword, first.deviceCookie, second.deviceCookie);
    person = one;
    await enter(castPassword, first.deviceCookie, second.deviceCookie);
    expect(await mails()).toBe(before);
  });
});

test("a hash that is weaker than today's is made anew at the next sign-in, and the password stays the same", async () => {
  const { sql } = world;
  const { hash: argon2 } = await import("@node-rs/argon2");
  const weak = await argon2(castPassword, { memoryCost: 4096, timeCost: 2, parallelism: 1 });
  await sql`update passwords set hash = ${weak} where user_id = ${person.userId}`;
  await refusalOf(enter("not that password"));
  const stored = async () =>
    (await sql<{ hash: string }[]>`select hash from passwords where user_id = ${person.userId}`)[0]?.hash;
  expect(await stored()).toBe(weak);
  await enter();
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  const once = await stored();
  await enter();
  expect(await stored()).toBe(once);
});

test("signing in leaves other people's and one's own other sessions alone", async () => {
  const theirs = await userActor(world.sql, cast.olive);
  await enter();
  await enter();
  expect(await world.sql`select 1 from sessions where user_id = ${person.userId}`).toHaveLength(2);
  expect(await world.sql`select 1 from sessions where id = ${theirs.sessionId}`).toHaveLength(1);
});
