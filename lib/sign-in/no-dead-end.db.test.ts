import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { askEmailChange } from "@/lib/accounts/ask-email-change";
import { confirmEmailChange } from "@/lib/accounts/confirm-email-change";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { getTeam } from "@/lib/members/get-team";
import { hashToken } from "@/lib/secrets/derive-token";
import { listSessions } from "@/lib/sessions/list-sessions";
import type { StartedSession } from "@/lib/sessions/start-session";
import { codeNow, plantApp, plantRecoveryCodes, plantTexts, readSpelling } from "@/lib/testing/factors";
import { atSecondStep, registerNew } from "@/lib/testing/keys";
import { refusalOf } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import { addAdmin } from "@/lib/testing/platform-admin";
import { signedIn } from "@/lib/testing/signed-in";
import {
  addAccount,
  fromNewNetwork,
  joinTeam,
  memberActor,
  type Person,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askForApp } from "@/lib/two-factor/ask-for-app";
import { askMobileCode } from "@/lib/two-factor/ask-mobile-code";
import { confirmMobile } from "@/lib/two-factor/confirm-mobile";
import { getWaitingApp } from "@/lib/two-factor/get-waiting-app";
import { removeKey } from "@/lib/two-factor/remove-key";
import { turnOnApp } from "@/lib/two-factor/turn-on-app";
import { askTwoFactorReset } from "@/lib/two-factor-resets/ask-two-factor-reset";
import { carryOutResets } from "@/lib/two-factor-resets/carry-out-resets";
import { openTwoFactorReset } from "@/lib/two-factor-resets/open-two-factor-reset";
import { verifyTwoFactorReset } from "@/lib/two-factor-resets/verify-two-factor-reset";
import type { UserActor } from "@/lib/usecase/claims";
import { confirmIdentity } from "./confirm-identity";
import { enterCode } from "./enter-code";
import { signIn } from "./sign-in";

/** Whatever somebody loses, there is a way back in, and it is walked here. */
const { northwind } = cast;
const reason = "Lost on a ferry, and asked for at the desk";
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
afterAll(() => world.close());

async function actorOf({ token, userId }: StartedSession): Promise<UserActor> {
  const [row] = await world.sql<{ id: string }[]>`select id from sessions where token_hash = ${hashToken(token)}`;
  return { kind: "user", userId, sessionId: row?.id ?? "" };
}

/** In by a recovery code, as somebody who has only paper left. */
async function inByRecoveryCode(): Promise<UserActor> {
  const [code = ""] = await plantRecoveryCodes(world.ctx, person.userId);
  const browser = await atSecondStep(world.ctx, person.email);
  return actorOf(await signedIn(enterCode(world.ctx, browser, { way: "recovery", code })));
}

const inByPassword = () =>
  signIn(fromNewNetwork(world.ctx), visitor(), { email: person.email, password: castPassword });

test("a lost app: in by a recovery code, and another app in its place", async () => {
  await plantApp(world.ctx, world.sql, person.userId);
  const actor = await inByRecoveryCode();
  await askForApp(world.ctx, actor, {});
  const secret = readSpelling((await getWaitingApp(world.ctx, actor, {})).typed);
  await turnOnApp(world.ctx, actor, { code: codeNow(world.ctx, secret) });
  const browser = await atSecondStep(world.ctx, person.email);
  await expect(
    enterCode(world.ctx, browser, { way: "totp", code: codeNow(world.ctx, secret, 1) }),
  ).resolves.toMatchObject({
    next: "session",
  });
});

test("a lost key: in by a recovery code, another key added, and then the lost one removed", async () => {
  await registerNew(world.ctx, await userActor(world.sql, person), {});
  const [lost] = await world.sql<{ id: string }[]>`select id from security_keys where user_id = ${person.userId}`;
  const actor = await inByRecoveryCode();
  expect(await refusalOf(removeKey(world.ctx, actor, { keyId: lost?.id }))).toMatchObject({ code: "conflict" });
  await registerNew(world.ctx, actor, {});
  await removeKey(world.ctx, actor, { keyId: lost?.id });
  const left = await world.sql`select id from security_keys where user_id = ${person.userId}`;
  expect(left.map(({ id }) => id)).not.toContain(lost?.id);
  expect(left).toHaveLength(1);
});

test("a lost phone: in by a recovery code, and codes go to another number from then on", async () => {
  await plantTexts(world.sql, person.userId, "+447400600001");
  const actor = await inByRecoveryCode();
  await confirmIdentity(world.ctx, actor, { way: "password", code: castPassword });
  await askMobileCode(world.ctx, actor, { mobile: "07400 600002" });
  const { code } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "mobile" });
  await confirmMobile(world.ctx, actor, { code });
  const [row] = await world.sql`select mobile, sign_in_method from users where id = ${person.userId}`;
  expect(row).toEqual({ mobile: "+447400600002", sign_in_method: "sms_auth" });
});

test("a lost mailbox, when its proof is due: the address is changed instead", async () => {
  await world.sql`update users set email_proven_at = now() - interval '91 days' where id = ${person.userId}`;
  const actor = await actorOf(await signedIn(inByPassword()));
  expect(await refusalOf(listSessions(world.ctx, actor, {}))).toMatchObject({ reason: "revalidate_email" });
  await askEmailChange(world.ctx, actor, { email: `moved${count}@example.com`, password: castPassword });
  const [change] = await world.sql<{ id: string }[]>`select id from email_changes where user_id = ${person.userId}`;
  const token = await tokenOf(world.sql, world.ctx, "email_changes", change?.id ?? "");
  await confirmEmailChange(world.ctx, visitor(), { token });
  await expect(listSessions(world.ctx, actor, {})).resolves.toHaveLength(1);
});

test("a lost mailbox that every sign-in asks for: an owner has the method reset", async () => {
  const memberId = await joinTeam(world.sql, person, northwind, "technician");
  await world.sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
  expect(await inByPassword()).toMatchObject({ next: "second_step" });
  const owner = await memberActor(world.sql, cast.olive, northwind);
  await askTwoFactorReset(world.ctx, owner, { memberId, reason });
  const [reset] = await world.sql<{ id: string }[]>`select id from two_factor_resets where user_id = ${person.userId}`;
  const admin = await addAdmin(world.sql, "Priya Nair");
  await verifyTwoFactorReset(world.ctx, admin.actor, { resetId: reset?.id, verification: reason });
  await world.sql`update two_factor_resets set due_at = now() - interval '1 second' where id = ${reset?.id ?? ""}`;
  await carryOutResets(world.ctx);
  expect(await inByPassword()).toMatchObject({ next: "session" });
});

test("a sole owner who has lost everything: a platform admin opens the reset, and the organisation still asks for a factor", async () => {
  const organisationId = "org_sole0000000000000000000000";
  await world.sql`insert into organisations (id, kind, name, slug, seat_limit, created_by, two_factor_from)
    values (${organisationId}, 'team', 'Sole Works', 'sole-works', 25, ${person.userId}, now())`;
  await joinTeam(world.sql, person, { id: organisationId }, "owner");
  await plantApp(world.ctx, world.sql, person.userId);
  const admin = await addAdmin(world.sql, "Tom Albright");
  const { actor } = admin;
  await openTwoFactorReset(world.ctx, actor, { personId: person.userId, reason });
  const [reset] = await world.sql<{ id: string }[]>`select id from two_factor_resets where user_id = ${person.userId}`;
  await verifyTwoFactorReset(world.ctx, actor, { resetId: reset?.id, verification: reason });
  await world.sql`update two_factor_resets set due_at = now() - interval '1 second' where id = ${reset?.id ?? ""}`;
  await carryOutResets(world.ctx);
  const back = await actorOf(await signedIn(inByPassword()));
  const { userId, sessionId } = back;
  const asOwner = { kind: "member", userId, sessionId, organisationId } as const;
  expect(await refusalOf(getTeam(world.ctx, asOwner, {}))).toMatchObject({ reason: "set_up_two_factor" });
  await askForApp(world.ctx, back, {});
  const secret = readSpelling((await getWaitingApp(world.ctx, back, {})).typed);
  await turnOnApp(world.ctx, back, { code: codeNow(world.ctx, secret) });
  await expect(getTeam(world.ctx, asOwner, {})).resolves.toBeTruthy();
});
