import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changePassword } from "@/lib/accounts/change-password";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { findSession } from "@/lib/sessions/find-session";
import { codeNow, plantApp, plantRecoveryCodes, plantTexts } from "@/lib/testing/factors";
import { brokenInvariants, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import { addAccount, fromNewNetwork, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { enterCode } from "./enter-code";
import { followSignInLink } from "./follow-sign-in-link";
import { sendNewCode } from "./send-new-code";
import { signIn } from "./sign-in";

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
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** A sign-in whose password was right; answers the browser that began it. */
async function begin(ctx = world.ctx) {
  const outcome = await signIn(fromNewNetwork(ctx), visitor(), { email: person.email, password: castPassword });
  if (outcome.next !== "second_step") throw new Error("no second step was asked for");
  return { ...visitor(), waitingToken: outcome.waiting.token };
}

const sessionsOf = async () =>
  (await world.sql`select factor, auth_with as "authWith" from sessions where user_id = ${person.userId}`).map(
    (row) => ({
      ...row,
    }),
  );

const type = (browser: ReturnType<typeof visitor>, way: string, code: string, ctx = world.ctx) =>
  enterCode(ctx, browser, { way, code });

test("a right password alone yields no session, and its cookie is none", async () => {
  await plantApp(world.ctx, world.sql, person.userId);
  const browser = await begin();
  expect(await sessionsOf()).toEqual([]);
  expect(await findSession(world.ctx.db, browser.waitingToken, "")).toBeNull();
});

test("the app's code completes the sign-in, and the session remembers which factor was used", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const outcome = await type(await begin(), "totp", ` ${codeNow(world.ctx, secret)} `);
  expect(outcome).toMatchObject({ next: "session" });
  expect(await sessionsOf()).toEqual([{ factor: "totp", authWith: "totp" }]);
});

test("a second step that takes longer than ten minutes begins again with the password", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const browser = await begin();
  await world.sql`update waiting_sign_ins set expires_at = now() where user_id = ${person.userId}`;
  const refusal = await refusesUnwritten(world.sql, () => type(browser, "totp", codeNow(world.ctx, secret)));
  expect(refusal).toMatchObject({ code: "expired", reason: "sign_in_over" });
});

test("a new password ends sign-ins that wait for their second step", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const browser = await begin();
  const actor = await userActor(world.sql, person);
  await world.sql`update sessions set auth_with = 'totp', factor = 'totp' where id = ${actor.sessionId}`;
  await changePassword(world.ctx, actor, { current: castPassword, password: "an entirely new harbour" });
  expect(await refusalOf(type(browser, "totp", codeNow(world.ctx, secret)))).toMatchObject({ code: "expired" });
});

test("one code opens one session, however many browsers enter it at once", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const browsers = await Promise.all(Array.from({ length: 8 }, () => begin()));
  const code = codeNow(world.ctx, secret);
  const outcomes = await Promise.allSettled(
    browsers.map((browser, index) => type(browser, "totp", code, index % 2 ? world.ctx : world.other)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf()).toHaveLength(1);
});

test("an older code is worth nothing after a newer one", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  await type(await begin(), "totp", codeNow(world.ctx, secret, 1));
  for (const older of [1, 0, -1]) {
    expect(await refusalOf(type(await begin(), "totp", codeNow(world.ctx, secret, older)))).toMatchObject({
      fields: { code: "wrong_totp" },
    });
  }
});

test.each([
  [10, "clock_fast", "5 minutes"],
  [-12, "clock_slow", "6 minutes"],
])(
  "a code %i steps away is refused, counts as wrong, and tells that the phone's clock is off",
  async (away, key, off) => {
    const secret = await plantApp(world.ctx, world.sql, person.userId);
    expect(await refusalOf(type(await begin(), "totp", codeNow(world.ctx, secret, away)))).toMatchObject({
      code: "invalid",
      fields: { code: key },
      facts: { off },
    });
    expect(await sessionsOf()).toEqual([]);
    const [row] =
      await world.sql`select failed from factor_attempts where user_id = ${person.userId} and factor = 'totp'`;
    expect(row?.failed).toBe(1);
    expect(await refusalOf(type(await begin(), "totp", codeNow(world.ctx, secret, 30)))).toMatchObject({
      fields: { code: "wrong_totp" },
    });
  },
);

test("a code that was told to be right later never is, and the next one is", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const [early, next] = [codeNow(world.ctx, secret, 6), codeNow(world.ctx, secret, 7)];
  expect(await refusalOf(type(await begin(), "totp", early))).toMatchObject({ fields: { code: "clock_fast" } });
  const later = { ...world.ctx, clock: { now: () => new Date(world.ctx.clock.now().getTime() + 6 * 30_000) } };
  expect(await refusalOf(type(await begin(), "totp", early, later))).toMatchObject({ fields: { code: "wrong_totp" } });
  await expect(type(await begin(), "totp", next, later)).resolves.toMatchObject({ next: "session" });
});

test("ten wrong codes lock the app and nothing else, and the person is told at the third and the tenth", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const [recovery = ""] = await plantRecoveryCodes(world.ctx, person.userId);
  const browser = await begin();
  const before = (await queued(world.sql, securityNoticeMail)).length;
  await Promise.all(
    Array.from({ length: 30 }, (_, index) => refusalOf(type(browser, "totp", String(index).padStart(6, "0")))),
  );
  const [row] = await world.sql`select failed, total from factor_attempts where user_id = ${person.userId}`;
  expect(row).toEqual({ failed: 10, total: 10 });
  expect(await refusalOf(type(browser, "totp", codeNow(world.ctx, secret)))).toMatchObject({ reason: "factor_locked" });
  expect(await queued(world.sql, securityNoticeMail)).toHaveLength(before + 2);
  const told =
    await world.sql`select name from account_events where user_id = ${person.userId} and name like 'factor.%' order by name`;
  expect(told.map(({ name }) => name)).toEqual(["factor.failing", "factor.locked"]);
  await expect(type(browser, "recovery", recovery)).resolves.toMatchObject({ next: "session" });
});

test("a lock of the app ends the sessions that began after the first wrong code, and no older one", async () => {
  const { sql, ctx } = world;
  await plantApp(ctx, sql, person.userId);
  const [recovery = ""] = await plantRecoveryCodes(ctx, person.userId);
  const other = await addAccount(sql, "Somebody else", `else${count}@example.com`, hash);
  const [older, theirs] = [await userActor(sql, person), await userActor(sql, other)];
  const sessionIds = async () =>
    (await sql<{ id: string }[]>`select id from sessions where user_id in (${person.userId}, ${other.userId})`).map(
      ({ id }) => id,
    );
  const browser = await begin();
  for (let tries = 0; tries < 9; tries += 1)
    await refusalOf(type(tries === 4 ? await begin() : browser, "totp", "000000"));
  // By another factor, so that the count of the app goes on.
  await expect(type(await begin(), "recovery", recovery)).resolves.toMatchObject({ next: "session" });
  expect(await sessionIds()).toHaveLength(3);
  await refusalOf(type(await begin(), "totp", "000000"));
  expect((await sessionIds()).toSorted()).toEqual([older.sessionId, theirs.sessionId].toSorted());
});

test("a right code begins the count anew, so that a later lock spares the sessions before it", async () => {
  const { sql, ctx } = world;
  const secret = await plantApp(ctx, sql, person.userId);
  const browser = await begin();
  for (let tries = 0; tries < 3; tries += 1) await refusalOf(type(browser, "totp", "000000"));
  await expect(type(browser, "totp", codeNow(ctx, secret))).resolves.toMatchObject({ next: "session" });
  for (let tries = 0; tries < 2; tries += 1) {
    const guessing = await begin();
    for (let turn = 0; turn < 5; turn += 1) await refusalOf(type(guessing, "totp", "000000"));
  }
  expect(
    await sql`select failed, locked_until > now() as locked from factor_attempts where user_id = ${person.userId}`,
  ).toEqual([{ failed: 10, locked: true }]);
  expect(await sessionsOf()).toEqual([{ factor: "totp", authWith: "totp" }]);
});

test("a lock of the app ends by itself, does not count while it lasts, and after 100 the app is off", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  const browser = await begin();
  await world.sql`insert into factor_attempts (user_id, factor, failed, total, locked_until)
    values (${person.userId}, 'totp', 10, 10, now() + interval '30 minutes')`;
  for (let tries = 0; tries < 3; tries += 1) await refusalOf(type(browser, "totp", "000000"));
  expect(await world.sql`select total from factor_attempts where user_id = ${person.userId}`).toEqual([{ total: 10 }]);
  await world.sql`update factor_attempts set locked_until = now() - interval '1 second'`;
  await expect(type(browser, "totp", codeNow(world.ctx, secret))).resolves.toMatchObject({ next: "session" });
  await world.sql`update factor_attempts set failed = 4, total = 100, locked_until = null where user_id = ${person.userId}`;
  expect(await refusalOf(type(await begin(), "totp", codeNow(world.ctx, secret, 1)))).toMatchObject({
    reason: "factor_locked",
  });
});

test("a recovery code works once, whatever the parallelism, and says so by mail", async () => {
  await plantApp(world.ctx, world.sql, person.userId);
  const [code = ""] = await plantRecoveryCodes(world.ctx, person.userId);
  const browsers = await Promise.all(Array.from({ length: 6 }, () => begin()));
  const outcomes = await Promise.allSettled(
    browsers.map((browser, index) => type(browser, "recovery", code, index % 2 ? world.ctx : world.other)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf()).toEqual([{ factor: "recovery", authWith: "recovery" }]);
  const stored = JSON.stringify(await world.sql`select * from recovery_codes where user_id = ${person.userId}`);
  expect(stored).not.toContain(code.replaceAll("-", "").slice(4));
});

test("a texted code works in the sign-in that asked for it, only the newest, and five wrong ones void it", async () => {
  await plantTexts(world.sql, person.userId, `+4477009${String(count).padStart(5, "0")}`);
  const freely = () => world.sql`delete from rate_limits`;
  const first = await begin();
  await freely();
  const second = await begin();
  const of = { userId: person.userId, purpose: "sign_in_text" } as const;
  const { code } = await sentCode(world.ctx, world.sql, of);
  expect(await refusalOf(type(first, "sms", code))).toMatchObject({ code: "invalid" });
  await freely();
  await sendNewCode(world.ctx, second, { way: "sms" });
  const { code: newest } = await sentCode(world.ctx, world.sql, of);
  if (newest !== code) expect(await refusalOf(type(second, "sms", code))).toMatchObject({ code: "invalid" });
  const wrong = newest === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries += 1) await refusalOf(type(second, "sms", wrong));
  expect(await refusalOf(type(second, "sms", newest))).toMatchObject({ code: "invalid" });
  // Asking for a new code resets nothing (MF-07).
  await freely();
  const [before] = await world.sql`select failed from factor_attempts where user_id = ${person.userId}`;
  await sendNewCode(world.ctx, second, { way: "sms" });
  expect(await world.sql`select failed from factor_attempts where user_id = ${person.userId}`).toEqual([before]);
  const { code: last } = await sentCode(world.ctx, world.sql, of);
  await expect(type(second, "sms", last)).resolves.toMatchObject({ next: "session" });
});

test("many requests for a code leave one that works", async () => {
  await plantTexts(world.sql, person.userId, `+4474001${String(count).padStart(5, "0")}`);
  const browser = await begin();
  await world.sql`delete from rate_limits`;
  const asked = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) => sendNewCode(index % 2 ? world.ctx : world.other, browser, { way: "sms" })),
  );
  // One a minute to a number; the others are told to wait (MF-08).
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const rows = await world.sql`select id from one_time_codes where user_id = ${person.userId}`;
  expect(rows).toHaveLength(1);
  const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "sign_in_text" });
  await expect(type(browser, "sms", code)).resolves.toMatchObject({ next: "session" });
});

test("a mailed link completes the sign-in in the browser that began it, once, and proves the address", async () => {
  await world.sql`update users set sign_in_method = 'email_auth', email_proven_at = now() - interval '95 days' where id = ${person.userId}`;
  const browser = await begin();
  const { signInLink } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "sign_in_link" });
  for (const elsewhere of [visitor(), { ...visitor(), waitingToken: "somebody else's" }]) {
    const refusal = await refusesUnwritten(world.sql, () =>
      followSignInLink(world.ctx, elsewhere, { token: signInLink }),
    );
    expect(refusal).toMatchObject({ reason: "other_browser" });
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) =>
      followSignInLink(index % 2 ? world.ctx : world.other, browser, { token: signInLink }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf()).toEqual([{ factor: "email", authWith: "email" }]);
  const [fresh] =
    await world.sql`select email_proven_at > now() - interval '1 minute' as is_fresh from users where id = ${person.userId}`;
  expect(fresh?.is_fresh).toBe(true);
});

test("what the account's method does not offer is refused like a wrong code", async () => {
  const [code = ""] = await plantRecoveryCodes(world.ctx, person.userId);
  await world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
  const browser = await begin();
  for (const way of ["totp", "sms"])
    expect(await refusalOf(type(browser, way, "123456"))).toMatchObject({ code: "invalid" });
  await expect(type(browser, "recovery", code)).resolves.toMatchObject({ next: "session" });
});

test("only a completed sign-in forgives wrong passwords", async () => {
  const secret = await plantApp(world.ctx, world.sql, person.userId);
  for (let tries = 0; tries < 4; tries += 1) {
    await refusalOf(
      signIn(fromNewNetwork(world.ctx), visitor(), { email: person.email, password: "not that one at all" }),
    );
  }
  const browser = await begin();
  const failed = async () =>
    (await world.sql`select failed from password_attempts where user_id = ${person.userId}`)[0]?.failed;
  expect(await failed()).toBe(5);
  await type(browser, "totp", codeNow(world.ctx, secret));
  expect(await failed()).toBe(0);
});
