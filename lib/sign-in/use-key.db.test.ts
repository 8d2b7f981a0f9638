import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/accounts/hash-queue";
import type { Authenticator, Tampering } from "@/lib/testing/authenticator";
import { atSecondStep, registerNew } from "@/lib/testing/keys";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, fromNewNetwork, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askKey } from "./ask-key";
import { askKeyToConfirm } from "./ask-key-to-confirm";
import { confirmWithKey } from "./confirm-with-key";
import { signIn } from "./sign-in";
import { useKey as enterKey } from "./use-key";

let world: World;
let hash: string;
let person: Person;
let actor: UserActor;
let key: Authenticator;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  actor = await userActor(world.sql, person);
  key = await registerNew(world.ctx, actor);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const keyRefused = { code: "invalid", reason: "key_refused" };
const keyLate = { code: "expired", reason: "key_late" };
/** A refusal takes the challenge and leaves an event; nothing else is written. */
const written = ["webauthn_challenges", "account_events"];
const begin = () => atSecondStep(world.ctx, person.email);
const stored = async () =>
  (
    await world.sql<{ counter: string; is_backed_up: boolean; used: boolean }[]>`
      select counter, is_backed_up, last_used_at is not null as used from security_keys
      where credential_id = ${key.credentialId}`
  )[0];
const whys = async () =>
  (
    await world.sql<{ why: string }[]>`select details->>'why' as why from account_events
      where user_id = ${person.userId} and name = 'two_factor.key_refused' order by id`
  ).map(({ why }) => why);
const sessionsOf = () => world.sql`select method, factor, auth_with, is_user_verified from sessions
  where user_id = ${person.userId} and id <> ${actor.sessionId}`;

describe("the second step with a security key", () => {
  test("ends the sign-in in one session that says what was used", async () => {
    const { ctx } = world;
    const browser = await begin();
    const options = await askKey(ctx, browser, {});
    expect(options).toMatchObject({
      rpId: "localhost",
      userVerification: "preferred",
      allowCredentials: [{ id: key.credentialId, type: "public-key" }],
    });
    await signedIn(enterKey(ctx, browser, { response: key.get(options) }));
    expect(await sessionsOf()).toEqual([
      { method: "password", factor: "webauthn", auth_with: "webauthn", is_user_verified: true },
    ]);
    expect(await stored()).toEqual({ counter: "2", is_backed_up: false, used: true });
    expect(await refusalOf(askKey(ctx, browser, {}))).toMatchObject({ code: "expired", reason: "sign_in_over" });
  });

  test("takes a key that does not know its user, and writes that down", async () => {
    const { ctx } = world;
    const browser = await begin();
    const response = key.get(await askKey(ctx, browser, {}), { isUserVerified: false });
    await signedIn(enterKey(ctx, browser, { response }));
    expect(await sessionsOf()).toMatchObject([{ factor: "webauthn", is_user_verified: false }]);
  });

  test.each([-8, -257] as const)("takes a key of the algorithm %d", async (algorithm) => {
    const { ctx } = world;
    const other = await registerNew(ctx, actor, { algorithm, counts: false });
    const browser = await begin();
    await signedIn(enterKey(ctx, browser, { response: other.get(await askKey(ctx, browser, {})) }));
  });

  test("takes a key that names nobody, or that always counts zero", async () => {
    const { ctx } = world;
    const other = await registerNew(ctx, actor, { counts: false });
    for (let turn = 0; turn < 2; turn += 1) {
      const browser = await begin();
      const response = other.get(await askKey(ctx, browser, {}), { userHandle: null });
      await signedIn(enterKey(ctx, browser, { response }));
    }
  });

  test("works while the password's counter and every other factor are locked for others", async () => {
    const { ctx, sql } = world;
    const browser = await begin();
    await sql`insert into password_attempts values (${person.userId}, '', 10, 10, now() + interval '30 minutes')
      on conflict (user_id, device_id) do update set locked_until = excluded.locked_until`;
    await sql`insert into factor_attempts values (${person.userId}, 'recovery', 10, 10, now() + interval '30 minutes')`;
    await signedIn(enterKey(ctx, browser, { response: key.get(await askKey(ctx, browser, {})) }));
  });

  const forgeries: Record<string, [Tampering, string]> = {
    "another origin": [{ origin: "https://rollcall.evil.test" }, "origin"],
    "another port": [{ origin: "http://localhost:3001" }, "origin"],
    "another relying party": [{ rpId: "evil.test" }, "unverified"],
    "a frame of another site": [{ crossOrigin: true }, "cross_origin"],
    "a frame of another site that is named": [
      { crossOrigin: true, topOrigin: "http://localhost:3000" },
      "cross_origin",
    ],
    "the type of a registration": [{ type: "webauthn.create" }, "type"],
    "another challenge": [{ challenge: Buffer.alloc(32, 1).toString("base64url") }, "challenge"],
    "nobody present": [{ isUserPresent: false }, "unverified"],
    "another key's signature": [{ isForged: true }, "unverified"],
    "another account's handle": [{ userHandle: Buffer.alloc(64, 7).toString("base64url") }, "user_handle"],
    "a counter that stands still": [{ counter: 1 }, "counter"],
    "a counter that has gone back to zero": [{ counter: 0 }, "counter"],
    "a key that became one that can be copied": [{ isBackupEligible: true }, "backup_flag"],
    "a backup of what cannot be backed up": [{ isBackedUp: true }, "unverified"],
    "a key that nobody has": [{ credentialId: "c29tZWJvZHkgZWxzZSdz" }, "not_theirs"],
  };

  test.each(Object.entries(forgeries))("is refused and written down with %s", async (_, [tampering, why]) => {
    const { ctx, sql } = world;
    const browser = await begin();
    const options = await askKey(ctx, browser, {});
    const act = () => enterKey(ctx, browser, { response: key.get(options, tampering) });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    expect(await whys()).toEqual([why]);
    // The challenge is gone: the right answer comes too late (MF-11). A new one is to be had.
    const late = () => enterKey(ctx, browser, { response: key.get(options) });
    expect(await refusesUnwritten(sql, late, written)).toMatchObject(keyLate);
    await signedIn(enterKey(ctx, browser, { response: key.get(await askKey(ctx, browser, {})) }));
  });

  test("is refused with a stored key of an algorithm that is not taken any more", async () => {
    const { ctx, sql } = world;
    // ES384 by its name in the stored key: what an older release might have let in.
    await sql`update security_keys set public_key = ${key.publicKeyNamed(-35)}
      where credential_id = ${key.credentialId}`;
    const browser = await begin();
    const response = key.get(await askKey(ctx, browser, {}));
    const act = () => enterKey(ctx, browser, { response });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    expect(await whys()).toEqual(["algorithm"]);
  });

  test("is refused with another person's key", async () => {
    const { ctx, sql } = world;
    const otherwise = await addAccount(sql, "Otherwise", `other${count}@example.com`, hash);
    const theirs = await registerNew(ctx, await userActor(sql, otherwise));
    const browser = await begin();
    const response = theirs.get(await askKey(ctx, browser, {}), { userHandle: null });
    const act = () => enterKey(ctx, browser, { response });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    expect(await whys()).toEqual(["not_theirs"]);
  });

  test("is refused with what was asked for another purpose, or for another sign-in", async () => {
    const { ctx, sql } = world;
    const [browser, elsewhere] = [await begin(), await begin()];
    const toConfirm = await askKeyToConfirm(ctx, actor, {});
    const foreign = await askKey(ctx, elsewhere, {});
    for (const options of [toConfirm, foreign]) {
      await askKey(ctx, browser, {});
      const act = () => enterKey(ctx, browser, { response: key.get(options) });
      expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    }
    expect(await whys()).toEqual(["challenge", "challenge"]);
    await signedIn(enterKey(ctx, elsewhere, { response: key.get(foreign) }));
  });

  test("is refused after five minutes, after the sign-in is over, and to a browser that began none", async () => {
    const { ctx, sql } = world;
    const browser = await begin();
    const response = key.get(await askKey(ctx, browser, {}));
    await sql`update webauthn_challenges set expires_at = now() where user_id = ${person.userId}`;
    const late = () => enterKey(ctx, browser, { response });
    expect(await refusesUnwritten(sql, late, written)).toMatchObject(keyLate);
    const over = { code: "expired", reason: "sign_in_over" };
    for (const stranger of [visitor(), { ...visitor(), waitingToken: "A".repeat(43) }]) {
      expect(await refusesUnwritten(sql, () => askKey(ctx, stranger, {}))).toMatchObject(over);
      expect(await refusesUnwritten(sql, () => enterKey(ctx, stranger, { response }))).toMatchObject(over);
    }
    await sql`update waiting_sign_ins set expires_at = now() where user_id = ${person.userId}`;
    expect(await refusesUnwritten(sql, () => askKey(ctx, browser, {}))).toMatchObject(over);
    expect(await refusesUnwritten(sql, late)).toMatchObject(over);
  });

  test("is refused once the key is removed or the account archived, however right its answer was", async () => {
    const { ctx, sql } = world;
    await registerNew(ctx, actor);
    const browser = await begin();
    const response = key.get(await askKey(ctx, browser, {}));
    await sql`delete from security_keys where credential_id = ${key.credentialId}`;
    expect(await refusesUnwritten(sql, () => enterKey(ctx, browser, { response }), written)).toMatchObject(keyRefused);
    await sql`delete from sessions where user_id = ${person.userId}`;
    await sql`update users set archived_at = now() where id = ${person.userId}`;
    expect(await refusesUnwritten(sql, () => askKey(ctx, browser, {}))).toMatchObject({ code: "expired" });
  });

  test("leaves at most twenty events an hour", async () => {
    const { ctx } = world;
    const browser = await begin();
    for (let turn = 0; turn < 23; turn += 1) await refusalOf(enterKey(ctx, browser, { response: "{" }));
    expect(await whys()).toHaveLength(20);
  });
});

test("fifty answers to one challenge in parallel start one session", async () => {
  const { ctx, other } = world;
  const browser = await begin();
  const response = key.get(await askKey(ctx, browser, {}));
  const asked = Array.from({ length: 50 }, (_, index) => enterKey(index % 2 ? ctx : other, browser, { response }));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf()).toHaveLength(1);
}, 30_000);

test("of two parallel answers with one counter, to two sign-ins, one is taken", async () => {
  const { ctx, other } = world;
  const [one, two] = [await begin(), await begin()];
  const responses = [
    key.get(await askKey(ctx, one, {}), { counter: 7 }),
    key.get(await askKey(ctx, two, {}), { counter: 7 }),
  ];
  const outcomes = await Promise.allSettled([
    enterKey(ctx, one, { response: responses[0] }),
    enterKey(other, two, { response: responses[1] }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await sessionsOf()).toHaveLength(1);
  expect(await stored()).toMatchObject({ counter: "7" });
});

describe("confirming with a security key", () => {
  const sessionRow = async () =>
    (
      await world.sql`select token_hash, factor, auth_with, auth_at > now() - interval '1 minute' as fresh
        from sessions where id = ${actor.sessionId}`
    )[0];

  test("proves this session, under a new token, and no other", async () => {
    const { ctx, sql } = world;
    const elsewhere = await userActor(sql, person);
    await sql`update sessions set auth_at = now() - interval '1 hour' where user_id = ${person.userId}`;
    const before = await sessionRow();
    const options = await askKeyToConfirm(ctx, actor, {});
    expect(options).toMatchObject({ userVerification: "preferred", allowCredentials: [{ id: key.credentialId }] });
    const rotated = await confirmWithKey(ctx, actor, { response: key.get(options) });
    expect(rotated.token).toMatch(/^[\w-]{43}$/);
    const after = await sessionRow();
    expect(after).toMatchObject({ factor: "webauthn", auth_with: "webauthn", fresh: true });
    expect(after?.token_hash).not.toBe(before?.token_hash);
    const [other] = await sql`select auth_at < now() - interval '50 minutes' as stale from sessions
      where id = ${elsewhere.sessionId}`;
    expect(other).toEqual({ stale: true });
    expect(
      await sql`select details from account_events
      where user_id = ${person.userId} and name = 'identity.confirmed'`,
    ).toEqual([{ details: { way: "webauthn" } }]);
  });

  test("is refused with a lower counter, a replay, another session's challenge and another person's key", async () => {
    const { ctx, sql } = world;
    const elsewhere = await userActor(sql, person);
    const otherwise = await userActor(sql, await addAccount(sql, "Otherwise", `other${count}@example.com`, hash));
    const theirs = await registerNew(ctx, otherwise);
    const refused = async (response: string, as = keyRefused) =>
      expect(await refusesUnwritten(sql, () => confirmWithKey(ctx, actor, { response }), written)).toMatchObject(as);
    await refused(key.get(await askKeyToConfirm(ctx, actor, {}), { counter: 1 }));
    await refused(key.get(await askKeyToConfirm(ctx, elsewhere, {})), keyLate);
    await refused(theirs.get(await askKeyToConfirm(ctx, actor, {}), { userHandle: null }));
    const right = key.get(await askKeyToConfirm(ctx, actor, {}));
    await confirmWithKey(ctx, actor, { response: right });
    await refused(right, keyLate);
    expect(await whys()).toEqual(["counter", "no_challenge", "not_theirs", "no_challenge"]);
  });

  test("is not offered to somebody without a key, and needs a session that lives", async () => {
    const { ctx, sql } = world;
    const without = await userActor(sql, await addAccount(sql, "Without", `without${count}@example.com`, hash));
    expect(await refusesUnwritten(sql, () => askKeyToConfirm(ctx, without, {}))).toMatchObject({ code: "not_found" });
    const response = key.get(await askKeyToConfirm(ctx, actor, {}));
    await sql`delete from sessions where id = ${actor.sessionId}`;
    const act = () => confirmWithKey(ctx, actor, { response });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject({
      code: "verification_required",
      reason: "sign_in",
    });
    expect(await stored()).toMatchObject({ counter: "1" });
  });
});

test("somebody with a key is asked for it from the next sign-in on", async () => {
  const { ctx } = world;
  const outcome = await signIn(fromNewNetwork(ctx), visitor(), { email: person.email, password: castPassword });
  expect(outcome).toMatchObject({ next: "second_step", byEmail: false });
});
