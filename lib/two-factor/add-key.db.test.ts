import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { makeAuthenticator, type Tampering } from "@/lib/testing/authenticator";
import { register, registerNew } from "@/lib/testing/keys";
import { brokenInvariants, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, type Person, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { addKey } from "./add-key";
import { askNewKey } from "./ask-new-key";

let world: World;
let person: Person;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`);
  actor = await userActor(world.sql, person);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const keysInTable = () => world.sql`select * from security_keys where user_id = ${person.userId}`;
const whys = async () =>
  (
    await world.sql<{ why: string }[]>`select details->>'why' as why from account_events
      where user_id = ${person.userId} and name = 'two_factor.key_refused' order by id`
  ).map(({ why }) => why);
const keyLate = { code: "expired", reason: "key_late" };
const keyRefused = { code: "invalid", reason: "key_refused" };
/** A refusal takes the challenge and leaves an event; nothing else is written. */
const written = ["webauthn_challenges", "account_events"];

describe("what the browser is asked for a new key", () => {
  test("comes from the configuration and names the person by 64 random bytes, always the same", async () => {
    const { ctx, sql } = world;
    const options = await askNewKey(ctx, actor, {});
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Rollcall" },
      attestation: "none",
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: "public-key" })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      excludeCredentials: [],
    });
    expect(Buffer.from(options.user.id, "base64url")).toHaveLength(64);
    expect(Buffer.from(options.challenge, "base64url")).toHaveLength(32);
    const again = await askNewKey(ctx, actor, {});
    expect(again.user.id).toBe(options.user.id);
    expect(again.challenge).not.toBe(options.challenge);
    const [row] = await sql`select bound_to, user_id, challenge, purpose,
      expires_at between now() + interval '4 minutes' and now() + interval '5 minutes' as minutes
      from webauthn_challenges where user_id = ${person.userId}`;
    expect(row).toEqual({
      bound_to: actor.sessionId,
      user_id: person.userId,
      challenge: again.challenge,
      purpose: "register",
      minutes: true,
    });
  });

  test("names the keys that the person has, so that none is registered twice", async () => {
    const key = await registerNew(world.ctx, actor);
    const { excludeCredentials } = await askNewKey(world.ctx, actor, {});
    expect(excludeCredentials).toEqual([{ id: key.credentialId, transports: ["nfc", "usb"], type: "public-key" }]);
  });
});

describe("a new key", () => {
  test("becomes the sign-in method, brings recovery codes once, and gives the session a new token", async () => {
    const { ctx, sql } = world;
    const key = makeAuthenticator({ isSynced: true });
    const first = await register(ctx, actor, key, "  Blue key ");
    expect(first.recoveryCodes).toHaveLength(10);
    expect(first.session.token).toMatch(/^[\w-]{43}$/);
    expect(await keysInTable()).toMatchObject([
      {
        credential_id: key.credentialId,
        public_key: key.publicKey,
        counter: "1",
        transports: ["nfc", "usb"],
        is_backup_eligible: true,
        is_backed_up: true,
        name: "Blue key",
        last_used_at: null,
      },
    ]);
    const [now] = await sql`select u.sign_in_method, u.two_factor, s.factor, s.auth_with from users u
      join sessions s on s.user_id = u.id where s.id = ${actor.sessionId}`;
    expect(now).toEqual({
      sign_in_method: "webauthn_auth",
      two_factor: "strong",
      factor: "webauthn",
      auth_with: "webauthn",
    });
    const [event] = await sql<{ id: string }[]>`select id from account_events
      where user_id = ${person.userId} and name = 'two_factor.key_added'`;
    expect(await queued(sql, securityNoticeMail)).toContainEqual({ eventId: event?.id });

    const second = await register(ctx, actor, makeAuthenticator(), "Green key");
    expect(second.recoveryCodes).toBeNull();
    expect(await keysInTable()).toHaveLength(2);
  });

  test.each([-7, -8, -257] as const)("may sign with the algorithm %d", async (algorithm) => {
    const key = await registerNew(world.ctx, actor, { algorithm });
    expect(await keysInTable()).toMatchObject([{ public_key: key.publicKey }]);
  });

  test("may be one that does not know its user: behind a password, having it is enough", async () => {
    await registerNew(world.ctx, actor, { verifiesUser: false, counts: false });
    expect(await keysInTable()).toHaveLength(1);
  });

  const forgeries: Record<string, [Tampering, string]> = {
    "another origin": [{ origin: "https://rollcall.evil.test" }, "origin"],
    "another port": [{ origin: "http://localhost:3001" }, "origin"],
    "the origin without its port": [{ origin: "http://localhost" }, "origin"],
    "another relying party": [{ rpId: "evil.test" }, "unverified"],
    "a frame of another site": [{ crossOrigin: true }, "cross_origin"],
    "a frame of another site that is named": [
      { crossOrigin: true, topOrigin: "http://localhost:3000" },
      "cross_origin",
    ],
    "a site around it that should not be": [{ topOrigin: "https://evil.test" }, "cross_origin"],
    "the type of a sign-in": [{ type: "webauthn.get" }, "type"],
    "another challenge": [{ challenge: Buffer.alloc(32, 1).toString("base64url") }, "challenge"],
    "nobody present": [{ isUserPresent: false }, "unverified"],
    "an odd algorithm": [{ algorithm: -35 }, "algorithm"],
    "an algorithm that is none": [{ algorithm: 7 }, "algorithm"],
    "an attestation by certificates": [{ format: "apple" }, "attestation"],
    "a backup of what cannot be backed up": [{ isBackupEligible: false, isBackedUp: true }, "unverified"],
    "another key's name": [{ credentialId: "c29tZWJvZHkgZWxzZSdz" }, "malformed"],
  };

  test.each(Object.entries(forgeries))("is refused and written down with %s", async (_, [tampering, why]) => {
    const { ctx, sql } = world;
    const options = await askNewKey(ctx, actor, {});
    const response = makeAuthenticator().create(options, tampering);
    const act = () => addKey(ctx, actor, { name: "Blue key", response });
    expect(await refusesUnwritten(sql, act, written)).toMatchObject(keyRefused);
    expect(await whys()).toEqual([why]);
    // The challenge is gone: the right answer comes too late (MF-11).
    const right = { name: "Blue key", response: makeAuthenticator().create(options) };
    expect(await refusesUnwritten(sql, () => addKey(ctx, actor, right), written)).toMatchObject(keyLate);
    expect(await whys()).toEqual([why, "no_challenge"]);
  });

  test("is refused as anything but a browser's answer", async () => {
    const { ctx, sql } = world;
    const broken = ["{", "null", "[]", '"text"', '{"id":"a"}', JSON.stringify({ id: "é" })];
    const odd = { id: "YQ", rawId: "YQ", type: "public-key" };
    const inside = ["bnVsbA", "e30", "AAAA"].map((data) =>
      JSON.stringify({ ...odd, response: { clientDataJSON: data, attestationObject: data } }),
    );
    for (const response of [...broken, ...inside]) {
      await askNewKey(ctx, actor, {});
      const act = () => addKey(ctx, actor, { name: "Blue key", response });
      expect(await refusesUnwritten(sql, act, written), response).toMatchObject(keyRefused);
    }
    expect(new Set(await whys())).toEqual(new Set(["malformed"]));
  });

  test("has a name, and an answer that is no megabytes", async () => {
    const { ctx, sql } = world;
    const response = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    for (const input of [
      { name: " ", response },
      { name: "x".repeat(61), response },
      { name: "Blue key", response: "" },
      { name: "Blue key", response: "x".repeat(16_385) },
      { name: "Blue key", response, userId: person.userId },
    ])
      expect(await refusesUnwritten(sql, () => addKey(ctx, actor, input))).toMatchObject({ code: "invalid" });
  });
});

describe("a challenge", () => {
  test("is good for the session and the person that asked", async () => {
    const { ctx, sql } = world;
    const options = await askNewKey(ctx, actor, {});
    const otherSession = await userActor(sql, person);
    const stranger = await userActor(sql, await addAccount(sql, "Otherwise", `other${count}@example.com`));
    await askNewKey(ctx, stranger, {});
    for (const [asks, refusal] of [
      [otherSession, keyLate],
      [stranger, keyRefused],
    ] as const) {
      const response = makeAuthenticator().create(options);
      const act = () => addKey(ctx, asks, { name: "Blue key", response });
      expect(await refusesUnwritten(sql, act, written)).toMatchObject(refusal);
    }
    await addKey(ctx, actor, { name: "Blue key", response: makeAuthenticator().create(options) });
  });

  test("is good for five minutes, once, and only until a newer one", async () => {
    const { ctx, sql } = world;
    const late = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    await sql`update webauthn_challenges set expires_at = now() where bound_to = ${actor.sessionId}`;
    expect(await refusalOf(addKey(ctx, actor, { name: "Late", response: late }))).toMatchObject(keyLate);
    const older = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    await askNewKey(ctx, actor, {});
    expect(await refusalOf(addKey(ctx, actor, { name: "Older", response: older }))).toMatchObject(keyRefused);
    const right = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    await addKey(ctx, actor, { name: "Right", response: right });
    const again = () => addKey(ctx, actor, { name: "Again", response: right });
    expect(await refusesUnwritten(sql, again, written)).toMatchObject(keyLate);
    expect(await whys()).toEqual(["no_challenge", "challenge", "no_challenge"]);
  });
});

describe("a key is refused", () => {
  test("when anybody has it already, in the same words whoever that is", async () => {
    const { ctx, sql } = world;
    const key = await registerNew(ctx, actor);
    const stranger = await userActor(sql, await addAccount(sql, "Otherwise", `other${count}@example.com`));
    for (const asks of [actor, stranger]) {
      const response = key.create(await askNewKey(ctx, asks, {}));
      const act = () => addKey(ctx, asks, { name: "Mine too", response });
      const refusal = await refusesUnwritten(sql, act, ["webauthn_challenges"]);
      expect(refusal).toMatchObject({ code: "conflict", reason: "key_known", facts: {} });
    }
    const [index] = await sql`select 1 from pg_indexes where tablename = 'security_keys'
      and indexdef like 'CREATE UNIQUE INDEX%(credential_id)'`;
    expect(index).toBeDefined();
  });

  test("when there are twenty", async () => {
    const { ctx, sql } = world;
    const ready = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    for (let turn = 0; turn < 20; turn += 1)
      await sql`insert into security_keys (id, user_id, credential_id, public_key, counter, is_backup_eligible,
        is_backed_up, name) values (${`key_${count}_${turn}`}, ${person.userId}, ${`many-${count}-${turn}`}, 'x', 0, false, false, 'Key')`;
    await sql`update sessions set auth_with = 'webauthn' where id = ${actor.sessionId}`;
    const tooMany = { code: "conflict", reason: "too_many_keys", facts: { most: 20 } };
    expect(await refusesUnwritten(sql, () => askNewKey(ctx, actor, {}))).toMatchObject(tooMany);
    const act = () => addKey(ctx, actor, { name: "One more", response: ready });
    expect(await refusesUnwritten(sql, act, ["webauthn_challenges"])).toMatchObject(tooMany);
  });

  test("without a proof of the last ten minutes, and a recovery code is proof enough", async () => {
    const { ctx, sql } = world;
    const response = makeAuthenticator().create(await askNewKey(ctx, actor, {}));
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
    const stale = { code: "verification_required", reason: "step_up" };
    expect(await refusesUnwritten(sql, () => askNewKey(ctx, actor, {}))).toMatchObject(stale);
    const act = () => addKey(ctx, actor, { name: "Blue key", response });
    expect(await refusesUnwritten(sql, act, ["webauthn_challenges"])).toMatchObject(stale);
    await sql`update sessions set auth_at = now(), auth_with = 'recovery' where id = ${actor.sessionId}`;
    await register(ctx, actor, makeAuthenticator());
  });
});

test("of two parallel answers to one challenge one finds it, and of two accounts with one key one gets it", async () => {
  const { ctx, other, sql } = world;
  const options = await askNewKey(ctx, actor, {});
  const answers = [ctx, other].map((each) =>
    addKey(each, actor, { name: "Blue key", response: makeAuthenticator().create(options) }),
  );
  expect((await Promise.allSettled(answers)).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await keysInTable()).toHaveLength(1);

  const key = makeAuthenticator();
  const people = await Promise.all(
    ["a", "b"].map(async (which) => userActor(sql, await addAccount(sql, which, `${which}${count}@example.com`))),
  );
  const both = people.map(async (asks, index) => {
    const response = key.create(await askNewKey(ctx, asks, {}));
    return addKey(index ? ctx : other, asks, { name: "Shared", response });
  });
  expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await sql`select 1 from security_keys where credential_id = ${key.credentialId}`).toHaveLength(1);
});
