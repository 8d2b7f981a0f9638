import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { askEmailChange } from "@/lib/accounts/ask-email-change";
import { changePassword } from "@/lib/accounts/change-password";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { inviteMember } from "@/lib/invitations/invite-member";
import { inviteSeveral } from "@/lib/invitations/invite-several";
import { changeRole } from "@/lib/members/change-role";
import { exportMembers } from "@/lib/members/export-members";
import { removeMember } from "@/lib/members/remove-member";
import { findSession } from "@/lib/sessions/find-session";
import { codeNow, plantApp, plantKey, plantRecoveryCodes, plantTexts } from "@/lib/testing/factors";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import { addAccount, joinTeam, memberActor, type Person, userActor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askForApp } from "@/lib/two-factor/ask-for-app";
import { askMobileCode } from "@/lib/two-factor/ask-mobile-code";
import { changeSignInMethod } from "@/lib/two-factor/change-sign-in-method";
import { makeRecoveryCodes } from "@/lib/two-factor/make-recovery-codes";
import { removeApp } from "@/lib/two-factor/remove-app";
import { removeMobile } from "@/lib/two-factor/remove-mobile";
import type { UserActor } from "@/lib/usecase/claims";
import { confirmIdentity } from "./confirm-identity";
import { sendConfirmCode } from "./send-confirm-code";

const { northwind } = cast;
let world: World;
let hash: string;
let person: Person;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  actor = await userActor(world.sql, person);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const age = (minutes: number, sessionId = actor.sessionId) =>
  world.sql`update sessions set auth_at = now() - make_interval(mins => ${minutes}) where id = ${sessionId}`;
const confirm = (way: string, code: string, by = actor) => confirmIdentity(world.ctx, by, { way, code });
const stepUp = { code: "verification_required", reason: "step_up" };

describe("acts that ask who it is", () => {
  test("write nothing eleven minutes after the last proof", async () => {
    const memberId = await joinTeam(world.sql, person, northwind, "owner");
    const other = await addAccount(world.sql, "Other", `other${count}@example.com`, hash);
    const otherId = await joinTeam(world.sql, other, northwind, "administrator");
    const [mia] = await world.sql<{ id: string }[]>`
      select id from members where user_id = ${cast.mia.userId} and organisation_id = ${northwind.id}`;
    const owner = await memberActor(world.sql, person, northwind);
    const { ctx } = world;
    const email = "new.address@example.com";
    const acts: Record<string, () => Promise<unknown>> = {
      change_password: () => changePassword(ctx, actor, { current: castPassword, password: "an entirely new harbour" }),
      ask_email_change: () => askEmailChange(ctx, actor, { email, password: castPassword }),
      delete_account: () => deleteAccount(ctx, actor, { email: person.email, password: castPassword }),
      ask_for_app: () => askForApp(ctx, actor, {}),
      remove_app: () => removeApp(ctx, actor, {}),
      make_recovery_codes: () => makeRecoveryCodes(ctx, actor, {}),
      ask_mobile_code: () => askMobileCode(ctx, actor, { mobile: "07700 900123" }),
      remove_mobile: () => removeMobile(ctx, actor, {}),
      change_sign_in_method: () => changeSignInMethod(ctx, actor, { method: "email_auth" }),
      export_members: () => exportMembers(ctx, owner, {}),
      "change_role to administrator": () => changeRole(ctx, owner, { memberId: mia?.id, role: "administrator" }),
      "change_role from administrator": () => changeRole(ctx, owner, { memberId: otherId, role: "read_only" }),
      "change_role of oneself": () => changeRole(ctx, owner, { memberId, role: "read_only" }),
      "remove_member, an administrator": () => removeMember(ctx, owner, { memberId: otherId, confirmation: "Other" }),
      "invite_member as owner": () => inviteMember(ctx, owner, { email, role: "owner" }),
      "invite_several as administrator": () => inviteSeveral(ctx, owner, { addresses: [email], role: "administrator" }),
    };
    await age(11);
    await age(11, owner.sessionId);
    for (const [name, act] of Object.entries(acts)) {
      // The password that some of these ask for counts as an attempt, forgiven when right.
      const refusal = await refusesUnwritten(world.sql, act, ["password_attempts"]);
      expect(refusal, name).toMatchObject(stepUp);
    }
  });

  test("give and take lesser roles without asking", async () => {
    await joinTeam(world.sql, person, northwind, "owner");
    const other = await addAccount(world.sql, "Other", `lesser${count}@example.com`);
    const memberId = await joinTeam(world.sql, other, northwind, "technician");
    const owner = await memberActor(world.sql, person, northwind);
    await age(11, owner.sessionId);
    await expect(changeRole(world.ctx, owner, { memberId, role: "read_only" })).resolves.toBeTruthy();
  });
});

describe("confirming that it is you", () => {
  test("opens the guarded acts for this session, under a new token, and for no other", async () => {
    const other = await userActor(world.sql, person);
    await age(11);
    await age(11, other.sessionId);
    const [before] = await world.sql`select token_hash, expires_at from sessions where id = ${actor.sessionId}`;
    const { token, expiresAt } = await confirm("password", castPassword);
    const [after] = await world.sql`select token_hash, expires_at from sessions where id = ${actor.sessionId}`;
    expect(after?.token_hash).not.toBe(before?.token_hash);
    expect(expiresAt).toBe(before?.expires_at.toISOString());
    expect(await findSession(world.ctx.db, token, "")).toMatchObject({ sessionId: actor.sessionId, proof: "fresh" });
    await expect(askForApp(world.ctx, actor, {})).resolves.toBeNull();
    expect(await refusalOf(askForApp(world.ctx, other, {}))).toMatchObject(stepUp);
  });

  test("takes no password of somebody who has an app, nor of somebody with a key", async () => {
    const secret = await plantApp(world.ctx, world.sql, person.userId);
    // Signed in with the password before the app was there: worth nothing now (SU-02).
    expect(await refusalOf(askForApp(world.ctx, actor, {}))).toMatchObject({ ...stepUp, facts: { ways: "totp" } });
    expect(await refusalOf(confirm("password", castPassword))).toMatchObject({ code: "invalid" });
    await confirm("totp", codeNow(world.ctx, secret));
    await expect(askForApp(world.ctx, actor, {})).resolves.toBeNull();
    const keyed = await addAccount(world.sql, "Keyed", `keyed${count}@example.com`, hash);
    await plantKey(world.sql, keyed.userId);
    const withKey = await userActor(world.sql, keyed);
    expect(await refusalOf(askForApp(world.ctx, withKey, {}))).toMatchObject({ facts: { ways: "webauthn" } });
    expect(await refusalOf(confirm("password", castPassword, withKey))).toMatchObject({ code: "invalid" });
  });

  test("takes no text message of somebody who has an app", async () => {
    await plantTexts(world.sql, person.userId);
    await plantApp(world.ctx, world.sql, person.userId);
    await world.sql`update users set sign_in_method = 'sms_auth' where id = ${person.userId}`;
    expect(await refusalOf(sendConfirmCode(world.ctx, actor, {}))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(confirm("sms", "123456"))).toMatchObject({ code: "invalid" });
  });

  test("by text message satisfies whoever has nothing stronger, and only in the session that asked", async () => {
    await plantTexts(world.sql, person.userId, `+4474002${String(count).padStart(5, "0")}`);
    const other = await userActor(world.sql, person);
    await sendConfirmCode(world.ctx, actor, {});
    const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "confirm_text" });
    expect(await refusalOf(confirm("sms", code, other))).toMatchObject({ code: "invalid" });
    await confirm("sms", code);
    const [row] = await world.sql`select factor, auth_with from sessions where id = ${actor.sessionId}`;
    expect(row).toEqual({ factor: "sms", auth_with: "sms" });
  });

  test("by recovery code opens acts on factors for ten minutes, and nothing else", async () => {
    await plantApp(world.ctx, world.sql, person.userId);
    const [code = "", second = ""] = await plantRecoveryCodes(world.ctx, person.userId);
    await confirm("recovery", code);
    expect(await refusalOf(makeRecoveryCodes(world.ctx, actor, {}))).toMatchObject(stepUp);
    expect(await refusalOf(changeSignInMethod(world.ctx, actor, { method: "password" }))).toMatchObject(stepUp);
    await expect(askForApp(world.ctx, actor, {})).resolves.toBeNull();
    await age(11);
    expect(await refusalOf(removeApp(world.ctx, actor, {}))).toMatchObject(stepUp);
    await confirm("recovery", second);
    await expect(removeApp(world.ctx, actor, {})).resolves.toBeNull();
  });

  test("counts wrong passwords like any other attempt, and a locked account is not confirmed by the right one", async () => {
    for (let tries = 0; tries < 10; tries += 1) await refusalOf(confirm("password", `wrong ${tries}`));
    expect(await refusalOf(confirm("password", castPassword))).toMatchObject({ reason: "locked" });
  });

  test("a session that has used an app keeps that, whatever it proves later", async () => {
    await world.sql`update sessions set factor = 'totp' where id = ${actor.sessionId}`;
    await confirm("password", castPassword);
    const [row] = await world.sql`select factor, auth_with from sessions where id = ${actor.sessionId}`;
    expect(row).toEqual({ factor: "totp", auth_with: "password" });
  });
});
