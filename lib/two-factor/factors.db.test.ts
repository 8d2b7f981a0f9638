import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { codeNow, plantApp, plantKey, plantRecoveryCodes, plantTexts, readSpelling } from "@/lib/testing/factors";
import { brokenInvariants, logOf, queued, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import { addAccount, joinTeam, type Person, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askForApp } from "./ask-for-app";
import { askMobileCode } from "./ask-mobile-code";
import { changeSignInMethod } from "./change-sign-in-method";
import { confirmMobile } from "./confirm-mobile";
import { getWaitingApp } from "./get-waiting-app";
import { makeRecoveryCodes } from "./make-recovery-codes";
import { removeApp } from "./remove-app";
import { removeMobile } from "./remove-mobile";
import { turnOnApp } from "./turn-on-app";

const { northwind } = cast;
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

const proven = (how: string) =>
  world.sql`update sessions set auth_at = now(), auth_with = ${how}, factor = ${how} where id = ${actor.sessionId}`;
const state = async () => {
  const [row] = await world.sql`
    select u.sign_in_method as method, u.two_factor, (select distinct m.two_factor from members m where m.user_id = u.id) as copy
    from users u where u.id = ${person.userId}`;
  return row;
};
const waitingSecret = async () => readSpelling((await getWaitingApp(world.ctx, actor, {})).typed);

describe("an authenticator app", () => {
  test("counts for nothing until its first code, then for two-factor in every list, and brings recovery codes", async () => {
    await joinTeam(world.sql, person, northwind, "technician");
    await askForApp(world.ctx, actor, {});
    expect(await state()).toEqual({ method: "password", two_factor: "none", copy: "none" });
    const secret = await waitingSecret();
    const stored = JSON.stringify(
      await world.sql`select secret from authenticator_apps where user_id = ${person.userId}`,
    );
    expect(stored).not.toContain(Buffer.from(secret).toString("base64url"));
    const { session, recoveryCodes } = await turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, secret) });
    expect(await state()).toEqual({ method: "totp_auth", two_factor: "strong", copy: "strong" });
    expect(recoveryCodes).toHaveLength(10);
    expect(session.token).toHaveLength(43);
    const log = await logOf(world.sql, northwind.id);
    expect(log[0]).toMatchObject({ action: "two_factor.changed" });
    expect(await queued(world.sql, securityNoticeMail)).not.toEqual([]);
  });

  test("is not turned on by a wrong code, nor after ten minutes", async () => {
    await askForApp(world.ctx, actor, {});
    const secret = await waitingSecret();
    const wrong = await refusesUnwritten(world.sql, () =>
      turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, secret, 3) }),
    );
    expect(wrong).toMatchObject({ code: "invalid", fields: { code: "clock_fast" }, facts: { off: "2 minutes" } });
    await world.sql`update authenticator_apps set created_at = now() - interval '11 minutes' where user_id = ${person.userId}`;
    expect(await refusalOf(turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, secret) }))).toMatchObject({
      reason: "app_over",
    });
    expect(await refusalOf(getWaitingApp(world.ctx, actor, {}))).toMatchObject({ code: "expired" });
  });

  test("asked for twice keeps only the second secret, and once turned on shows it to nobody", async () => {
    await askForApp(world.ctx, actor, {});
    const first = await waitingSecret();
    await askForApp(world.ctx, actor, {});
    const second = await waitingSecret();
    expect(second).not.toEqual(first);
    expect(await refusalOf(turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, first) }))).toMatchObject({
      code: "invalid",
    });
    await turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, second) });
    expect(await refusalOf(getWaitingApp(world.ctx, actor, {}))).toMatchObject({ code: "expired" });
  });

  test("replaces the one before once its code is right, and keeps the recovery codes", async () => {
    await plantApp(world.ctx, world.sql, person.userId);
    await plantRecoveryCodes(world.ctx, person.userId);
    await proven("totp");
    await askForApp(world.ctx, actor, {});
    const { recoveryCodes } = await turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, await waitingSecret()) });
    expect(recoveryCodes).toBeNull();
    const rows =
      await world.sql`select confirmed_at is not null as on from authenticator_apps where user_id = ${person.userId}`;
    expect(rows.map(({ on }) => on)).toEqual([true]);
  });

  test("removed leaves the password alone, and no recovery codes for nothing", async () => {
    await plantApp(world.ctx, world.sql, person.userId);
    await plantRecoveryCodes(world.ctx, person.userId);
    await proven("totp");
    await removeApp(world.ctx, actor, {});
    expect(await state()).toMatchObject({ method: "password", two_factor: "none" });
    expect(await world.sql`select 1 from recovery_codes where user_id = ${person.userId}`).toHaveLength(0);
  });
});

describe("while an organisation requires two-factor authentication", () => {
  const require = (textMessagesCount: boolean) => world.sql`
    update organisations set two_factor_from = now(), text_messages_count = ${textMessagesCount} where id = ${northwind.id}`;
  beforeEach(async () => {
    await joinTeam(world.sql, person, northwind, "technician");
  });
  afterAll(() => world.sql`update organisations set two_factor_from = null where id = ${northwind.id}`);

  test("the last factor stays, and the refusal names the organisation", async () => {
    await plantApp(world.ctx, world.sql, person.userId);
    await proven("totp");
    await require(true);
    const refusal = await refusesUnwritten(world.sql, () => removeApp(world.ctx, actor, {}));
    expect(refusal).toMatchObject({ reason: "required_by", facts: { organisation: northwind.name } });
    await world.sql`update organisations set two_factor_from = now() + interval '10 days' where id = ${northwind.id}`;
    expect(await refusalOf(removeApp(world.ctx, actor, {}))).toMatchObject({ reason: "required_by" });
  });

  test("an app may go when a key is left, and the sign-in asks for the key", async () => {
    await plantKey(world.sql, person.userId, "password");
    await plantApp(world.ctx, world.sql, person.userId);
    await proven("totp");
    await require(false);
    await removeApp(world.ctx, actor, {});
    expect(await state()).toMatchObject({ method: "webauthn_auth", two_factor: "strong" });
  });

  test("nobody signs in with less than it asks for", async () => {
    await plantTexts(world.sql, person.userId, `+4474003${String(count).padStart(5, "0")}`);
    await plantApp(world.ctx, world.sql, person.userId);
    await proven("totp");
    await require(false);
    for (const method of ["password", "email_auth", "sms_auth"]) {
      expect(await refusalOf(changeSignInMethod(world.ctx, actor, { method }))).toMatchObject({
        reason: "required_by",
      });
    }
    await require(true);
    await expect(changeSignInMethod(world.ctx, actor, { method: "sms_auth" })).resolves.toBeNull();
    await expect(removeApp(world.ctx, actor, {})).resolves.toBeNull();
    expect(await state()).toMatchObject({ method: "sms_auth", two_factor: "sms" });
  });
});

describe("the sign-in method", () => {
  test("is never exchanged for less by whoever signs in with a key", async () => {
    await plantKey(world.sql, person.userId);
    await plantApp(world.ctx, world.sql, person.userId);
    await world.sql`update users set sign_in_method = 'webauthn_auth' where id = ${person.userId}`;
    await proven("webauthn");
    for (const method of ["totp_auth", "sms_auth", "email_auth", "password"]) {
      const refusal = await refusesUnwritten(world.sql, () => changeSignInMethod(world.ctx, actor, { method }));
      expect(refusal, method).toMatchObject({ reason: "keys_stay" });
    }
  });

  test("is only what is set up", async () => {
    for (const method of ["webauthn_auth", "totp_auth", "sms_auth"]) {
      expect(await refusalOf(changeSignInMethod(world.ctx, actor, { method }))).toMatchObject({ reason: "not_set_up" });
    }
    await expect(changeSignInMethod(world.ctx, actor, { method: "email_auth" })).resolves.toBeNull();
    expect(await state()).toMatchObject({ method: "email_auth", two_factor: "none" });
  });
});

describe("a mobile number", () => {
  const number = () => `07400 4${String(count).padStart(5, "0")}`;

  test("is the person's once its code is entered, and not a moment before", async () => {
    await askMobileCode(world.ctx, actor, { mobile: number() });
    const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "mobile" });
    const mobile = async () => (await world.sql`select mobile from users where id = ${person.userId}`)[0]?.mobile;
    expect(await mobile()).toBeNull();
    const other = await userActor(world.sql, person);
    expect(await refusalOf(confirmMobile(world.ctx, other, { code }))).toMatchObject({ code: "invalid" });
    await confirmMobile(world.ctx, actor, { code });
    expect(await mobile()).toMatch(/^\+447400/);
    expect(await state()).toMatchObject({ method: "password", two_factor: "none" });
    expect(await refusalOf(confirmMobile(world.ctx, actor, { code }))).toMatchObject({ code: "invalid" });
  });

  test("set up as second step becomes the method, is used in this session, and cannot go while it is", async () => {
    await askMobileCode(world.ctx, actor, { mobile: number() });
    const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "mobile" });
    const { recoveryCodes } = await confirmMobile(world.ctx, actor, { code, asMethod: true });
    expect(recoveryCodes).toHaveLength(10);
    expect(await state()).toMatchObject({ method: "sms_auth", two_factor: "sms" });
    const refusal = await refusesUnwritten(world.sql, () => removeMobile(world.ctx, actor, {}));
    expect(refusal).toMatchObject({ reason: "is_method" });
  });

  test("of a country that is not served is refused at its field, and nothing is sent", async () => {
    const abroad = await refusesUnwritten(world.sql, () =>
      askMobileCode(world.ctx, actor, { mobile: "+33 6 12 34 56 78" }),
    );
    expect(abroad.fields).toHaveProperty("mobile");
    const off = { ...world.ctx, settings: { ...world.ctx.settings, sms: { isOn: false, countries: ["GB"] } } };
    expect(await refusalOf(askMobileCode(off, actor, { mobile: number() }))).toMatchObject({ reason: "texts_off" });
  });

  test("gets one text a minute, and whoever asks sooner is told when", async () => {
    await askMobileCode(world.ctx, actor, { mobile: number() });
    expect(await refusalOf(askMobileCode(world.ctx, actor, { mobile: number() }))).toMatchObject({
      code: "rate_limited",
      facts: { minutes: 1 },
    });
  });
});

test("new recovery codes void the old ones, and belong to something that can be lost", async () => {
  expect(await refusalOf(makeRecoveryCodes(world.ctx, actor, {}))).toMatchObject({ reason: "nothing_to_recover" });
  await plantApp(world.ctx, world.sql, person.userId);
  await plantRecoveryCodes(world.ctx, person.userId);
  await proven("totp");
  const before = await world.sql`select prefix from recovery_codes where user_id = ${person.userId}`;
  const { recoveryCodes } = await makeRecoveryCodes(world.ctx, actor, {});
  expect(new Set(recoveryCodes).size).toBe(10);
  for (const code of recoveryCodes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){4}[0-9a-hjkmnp-tv-z]{4}$/);
  const after = await world.sql`select prefix, hash from recovery_codes where user_id = ${person.userId}`;
  expect(after.map(({ prefix }) => prefix)).not.toEqual(before.map(({ prefix }) => prefix));
  for (const { hash } of after) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
