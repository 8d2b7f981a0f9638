import type { TransactionSql as Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { randomToken } from "@/lib/secrets/derive-token";
import { type Authenticator, makeAuthenticator, type Tampering } from "@/lib/testing/authenticator";
import { boundToBrowser, provenActor, registerNew } from "@/lib/testing/keys";
import { brokenInvariants, queued, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, from, fromNewNetwork, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askPasskey } from "./ask-passkey";
import { newBrowserMail } from "./mails";
import { signInWithPasskey } from "./sign-in-with-passkey";

let world: World;
let hash: string;
let person: Person;
let key: Authenticator;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  const actor = await userActor(world.sql, person);
  key = await registerNew(world.ctx, actor, { isSynced: true, counts: false });
  await world.sql`delete from sessions where user_id = ${person.userId}`;
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const keyLate = { code: "expired", reason: "key_late", fields: {}, facts: {} };
const keyRefused = { code: "invalid", reason: "key_refused", fields: {}, facts: {} };
/** A refusal takes the challenge and leaves an event where there is an account; nothing else is written. */
const written = ["webauthn_challenges", "account_events"];
type Cookie = { name: string; value: string };
const newBrowser = (...cookies: Cookie[]) => visitor(randomToken(), ...cookies);
const enter = async (with_ = key, tampering: Tampering = {}, browser = newBrowser()) => {
  const ctx = fromNewNetwork(world.ctx);
  const response = with_.get(await askPasskey(ctx, browser, {}), tampering);
  return signedIn(signInWithPasskey(ctx, browser, { response }));
};
const whys = async () =>
  (
    await world.sql<{ why: string }[]>`select details->>'why' as why from account_events
      where user_id = ${person.userId} and name = 'two_factor.key_refused' order by id`
  ).map(({ why }) => why);
const sessionsOf = () =>
  world.sql`select method, factor, auth_with, is_user_verified from sessions where user_id = ${person.userId}`;

describe("a passkey alone", () => {
  test("is asked to know its user, without a word about any account", async () => {
    const { ctx, sql } = world;
    const browser = newBrowser();
    const options = await askPasskey(ctx, browser, {});
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(options.allowCredentials).toBeUndefined();
    const rows = await sql`select purpose, user_id from webauthn_challenges
      where bound_to = ${boundToBrowser(browser.browserToken ?? "")}`;
    expect(rows).toEqual([{ purpose: "sign_in", user_id: null }]);
  });

  test("signs in with both factors shown, and tells of a browser that the account does not know", async () => {
    const { sql } = world;
    const first = await enter();
    expect(first.userId).toBe(person.userId);
    expect(await sessionsOf()).toEqual([
      { method: "passkey", factor: "webauthn", auth_with: "webauthn", is_user_verified: true },
    ]);
    const [event] = await sql<{ id: string; details: object }[]>`select id, details from account_events
      where user_id = ${person.userId} and name = 'session.started'`;
    expect(event?.details).toEqual({ method: "passkey", factor: "webauthn" });
    const mails = await queued(sql, newBrowserMail);
    expect(mails).toContainEqual({ eventId: event?.id });
    await enter(key, {}, newBrowser(first.deviceCookie));
    expect(await queued(sql, newBrowserMail)).toHaveLength(mails.length);
  });

  test("says which passkeys the account has, so that the browser offers no other", async () => {
    const { ctx, sql } = world;
    const second = await registerNew(ctx, await provenActor(sql, person), { isSynced: true });
    const browser = newBrowser();
    const asked = fromNewNetwork(ctx);
    const response = key.get(await askPasskey(asked, browser, {}));
    const { accepted } = await signInWithPasskey(asked, browser, { response });
    const [account] = await sql<
      { handle: string }[]
    >`select webauthn_handle as handle from users where id = ${person.userId}`;
    expect(accepted).toEqual({
      rpId: "localhost",
      userId: account?.handle,
      allAcceptedCredentialIds: [key.credentialId, second.credentialId],
    });
  });

  test("ends the session that the browser had, and is not held up by wrong passwords of strangers", async () => {
    const { sql } = world;
    const first = await enter();
    await sql`insert into password_attempts values (${person.userId}, '', 100, 100, now() + interval '1 hour')`;
    await enter(key, {}, { ...newBrowser(), sessionToken: first.token });
    expect(await sessionsOf()).toHaveLength(1);
    expect(await sql`select failed, total from password_attempts where user_id = ${person.userId}`).toEqual([
      { failed: 100, total: 100 },
    ]);
  });

  test("keeps count where it counts, and whether it is backed up", async () => {
    const { ctx, sql } = world;
    const actor = await provenActor(sql, person);
    const counting = await registerNew(ctx, actor, { isSynced: true });
    await enter(counting, { isBackedUp: false });
    const [row] = await sql`select counter, is_backed_up, last_used_at is not null as used from security_keys
      where credential_id = ${counting.credentialId}`;
    expect(row).toEqual({ counter: "2", is_backed_up: false, used: true });
  });

  const forgeries: Record<string, [Tampering, string]> = {
    "a user that it does not know": [{ isUserVerified: false }, "unverified"],
    "no account named": [{ userHandle: null }, "user_handle"],
    "another account named": [{ userHandle: Buffer.alloc(64, 7).toString("base64url") }, "user_handle"],
    "another origin": [{ origin: "http://localhost:3001" }, "origin"],
    "another relying party": [{ rpId: "evil.test" }, "unverified"],
    "a frame of another site": [{ crossOrigin: true }, "cross_origin"],
    "the type of a registration": [{ type: "webauthn.create" }, "type"],
    "another challenge": [{ challenge: Buffer.alloc(32, 1).toString("base64url") }, "challenge"],
    "another key's signature": [{ isForged: true }, "unverified"],
    "a flag that never changes changed": [{ isBackupEligible: false }, "backup_flag"],
  };

  test.each(Object.entries(forgeries))("is refused and written down with %s", async (_, [tampering, why]) => {
    const { ctx, sql } = world;
    const [browser, asked] = [newBrowser(), fromNewNetwork(ctx)];
    const options = await askPasskey(asked, browser, {});
    const act = () => signInWithPasskey(asked, browser, { response: key.get(options, tampering) });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    expect(await whys()).toEqual([why]);
    const late = () => signInWithPasskey(asked, browser, { response: key.get(options) });
    expect(await refusesUnwritten(sql, late, written)).toMatchObject(keyLate);
    expect(await sessionsOf()).toHaveLength(0);
  });

  test("is told apart when nobody has it (any more), so that the browser offers it no longer", async () => {
    const { ctx, sql } = world;
    const unknown = makeAuthenticator();
    const browser = newBrowser();
    const asked = fromNewNetwork(ctx);
    const unknownKey = { ...keyRefused, reason: "key_unknown" };
    const attempt = async (authenticator: Authenticator) => {
      const response = authenticator.get(await askPasskey(asked, browser, {}));
      return refusesUnwritten(sql, () => signInWithPasskey(asked, browser, { response }), ["webauthn_challenges"]);
    };
    expect(await attempt(unknown)).toMatchObject(unknownKey);
    await sql`delete from security_keys where user_id = ${person.userId}`;
    expect(await attempt(key)).toMatchObject(unknownKey);
    expect(await whys()).toEqual([]);
  });

  test("is refused in the same words when it is nonsense and when the account is archived", async () => {
    const { ctx, sql } = world;
    const browser = newBrowser();
    const asked = fromNewNetwork(ctx);
    for (const make of [() => "{", () => JSON.stringify({ id: "YQ", rawId: "YQ", type: "public-key", response: {} })]) {
      await askPasskey(asked, browser, {});
      const response = make();
      const act = () => signInWithPasskey(asked, browser, { response });
      expect(await refusesUnwritten(sql, act, ["webauthn_challenges"])).toMatchObject(keyRefused);
    }
    await sql`update users set archived_at = now() where id = ${person.userId}`;
    const response = key.get(await askPasskey(asked, browser, {}));
    const act = () => signInWithPasskey(asked, browser, { response });
    expect(await refusesUnwritten(sql, act, ["webauthn_challenges"])).toMatchObject(keyRefused);
  });

  test("is refused to a browser that did not ask, and to one without a token", async () => {
    const { ctx, sql } = world;
    const asked = fromNewNetwork(ctx);
    const options = await askPasskey(asked, newBrowser(), {});
    for (const browser of [newBrowser(), visitor()]) {
      const act = () => signInWithPasskey(asked, browser, { response: key.get(options) });
      expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyLate);
    }
    expect(await refusesUnwritten(sql, () => askPasskey(asked, visitor(), {}))).toMatchObject({ code: "expired" });
  });

  test("is refused a second time", async () => {
    const { ctx, sql } = world;
    const [browser, asked] = [newBrowser(), fromNewNetwork(ctx)];
    const response = key.get(await askPasskey(asked, browser, {}));
    await signedIn(signInWithPasskey(asked, browser, { response }));
    const again = () => signInWithPasskey(asked, browser, { response });
    expect(await refusesUnwritten(sql, again, written)).toMatchObject(keyLate);
  });
});

describe("one network", () => {
  test("that fails too often is turned away, and its failures with passkeys count among the others", async () => {
    const { ctx, sql } = world;
    const asked = from(ctx, "192.0.2.77");
    const browser = newBrowser();
    await refusalOf(signInWithPasskey(asked, browser, { response: "{" }));
    const [bucket] = await sql`select taken from rate_limits where bucket = 'sign-in:failures:192.0.2.77'`;
    expect(bucket).toEqual({ taken: 1 });
    await sql`update rate_limits set taken = 100 where bucket = 'sign-in:failures:192.0.2.77'`;
    const response = key.get(await askPasskey(asked, browser, {}));
    const busy = { code: "rate_limited", reason: "network" };
    const act = () => signInWithPasskey(asked, browser, { response });
    expect(await refusesUnwritten(sql, act)).toMatchObject(busy);
  });

  test("may ask three hundred times in ten minutes", async () => {
    const { ctx, sql } = world;
    const asked = from(ctx, "192.0.2.78");
    await askPasskey(asked, newBrowser(), {});
    await sql`update rate_limits set taken = 300 where bucket = 'passkey:asked:192.0.2.78'`;
    const act = () => askPasskey(asked, newBrowser(), {});
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "rate_limited", reason: "network" });
  });
});

const beforeItCommits = {
  "the account is archived": (sql: Sql) => sql`update users set archived_at = now() where id = ${person.userId}`,
  "the key is removed": (sql: Sql) => sql`delete from security_keys where user_id = ${person.userId}`,
};

test.each(Object.entries(beforeItCommits))("a right answer comes too late when %s meanwhile", async (_, change) => {
  const { ctx, sql } = world;
  const [browser, asked] = [newBrowser(), fromNewNetwork(ctx)];
  const response = key.get(await askPasskey(asked, browser, {}));
  const entering = await sql.begin(async (tx) => {
    await change(tx);
    const going = refusalOf(signInWithPasskey(asked, browser, { response }));
    await untilSomebodyWaits(sql);
    return { going };
  });
  expect(await entering.going).toMatchObject(keyRefused);
  expect(await sessionsOf()).toHaveLength(0);
});

test("fifty parallel answers to one challenge start one session, and of two with one counter one does", async () => {
  const { ctx, other, sql } = world;
  const browser = newBrowser();
  const asked = [ctx, other].map(fromNewNetwork);
  const response = key.get(await askPasskey(ctx, browser, {}));
  const fifty = Array.from({ length: 50 }, (_, index) =>
    signInWithPasskey(asked[index % 2] ?? ctx, browser, { response }),
  );
  const outcomes = await Promise.allSettled(fifty);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await sessionsOf()).toHaveLength(1);

  const counting = await registerNew(ctx, await provenActor(sql, person), { isSynced: true });
  const two = await Promise.allSettled(
    [ctx, other].map(async (each) => {
      const browser = newBrowser();
      const answer = counting.get(await askPasskey(each, browser, {}), { counter: 9 });
      return signInWithPasskey(fromNewNetwork(each), browser, { response: answer });
    }),
  );
  expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
}, 30_000);
