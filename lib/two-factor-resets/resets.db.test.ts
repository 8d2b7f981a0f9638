import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { textOf } from "@/lib/audit/describe-event";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { removeMember } from "@/lib/members/remove-member";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { plantEmailChange } from "@/lib/testing/email-change";
import { provenActor } from "@/lib/testing/keys";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { type Admin, actorWithApp, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { appUrl, openPostRoom } from "@/lib/testing/post-room";
import {
  addAccount,
  joinTeam,
  memberActor,
  type Person,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { askTwoFactorReset } from "./ask-two-factor-reset";
import { cancelMyReset } from "./cancel-my-reset";
import { cancelTwoFactorReset } from "./cancel-two-factor-reset";
import { carryOutResets } from "./carry-out-resets";
import { confirmTwoFactorReset } from "./confirm-two-factor-reset";
import { getMyReset } from "./get-my-reset";
import { getResetToCancel } from "./get-reset-to-cancel";
import { getTwoFactorReset } from "./get-two-factor-reset";
import { listTwoFactorResets } from "./list-two-factor-resets";
import { twoFactorResetAllowedMail } from "./mails";
import { openTwoFactorReset } from "./open-two-factor-reset";
import { refuseTwoFactorReset } from "./refuse-two-factor-reset";
import { verifyTwoFactorReset } from "./verify-two-factor-reset";

const { olive, adam, northwind, southbank } = cast;
const reason = "Her phone fell into the harbour";
const verification = "Video call, passport shown, called back at work";
const password = "a boat that is out of sight";

let world: World;
let post: ReturnType<typeof openPostRoom>;
let first: Admin;
let second: Admin;
/** Somebody of Northwind and Southbank who has lost an app, keys and codes; new for each test. */
let lost: Person & { memberId: string };
let count = 0;

beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  await world.sql`update organisations set seat_limit = 1000 where kind = 'team'`;
  first = await addAdmin(world.sql, "Priya Nair");
  second = await addAdmin(world.sql, "Tom Albright");
});
beforeEach(async () => {
  const { sql } = world;
  count += 1;
  const person = await addAccount(
    sql,
    `Lena Lost ${count}`,
    `lena-${count}@northwind.example`,
    await hashPassword(password),
  );
  const memberId = await joinTeam(sql, person, northwind, "technician");
  await joinTeam(sql, person, southbank, "member");
  await giveEverything(person);
  lost = { ...person, memberId };
  await post.clear();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

async function giveEverything(person: Person) {
  const { sql } = world;
  const { userId } = person;
  await giveApp(sql, person);
  await sql`insert into security_keys (id, user_id, credential_id, public_key, counter, is_backup_eligible, is_backed_up, name)
    values (${`key_${userId}`}, ${userId}, ${userId}, 'k', 0, false, false, 'Yellow key')`;
  await sql`insert into recovery_codes (user_id, prefix, hash) values (${userId}, 'abcd', 'h')`;
  await sql`insert into factor_attempts (user_id, factor, failed, total) values (${userId}, 'totp', 9, 9)`;
  await sql`insert into one_time_codes (id, user_id, purpose, bound_to, nonce, kid, code_hash, expires_at)
    values (${`otc_${userId}`}, ${userId}, 'mobile', 'x', 'n', 'test', 'h', now() + interval '1 hour')`;
  await sql`insert into waiting_sign_ins (id, token_hash, user_id, device_id, device_epoch, attempt_failed, attempt_total, expires_at)
    values (${`sgn_${userId}`}, ${hashToken(randomToken())}, ${userId}, '', 0, 1, 1, now() + interval '10 minutes')`;
  await sql`update users set sign_in_method = 'webauthn_auth', webauthn_handle = ${userId} where id = ${userId}`;
  await userActor(sql, person);
}

/** Everything that a reset takes away, as rows. */
async function factorsOf(userId: string) {
  const [row] =
    await world.sql`select u.sign_in_method as method, u.two_factor, u.webauthn_handle is not null as handle,
    (select count(*)::integer from authenticator_apps where user_id = u.id) as apps,
    (select count(*)::integer from security_keys where user_id = u.id) as keys,
    (select count(*)::integer from recovery_codes where user_id = u.id) as codes,
    (select count(*)::integer from one_time_codes where user_id = u.id) as sent,
    (select count(*)::integer from waiting_sign_ins where user_id = u.id) as waiting,
    (select count(*)::integer from factor_attempts where user_id = u.id) as attempts,
    (select count(*)::integer from sessions where user_id = u.id) as sessions
    from users u where u.id = ${userId}`;
  return row;
}
const everything = {
  ...{ method: "webauthn_auth", two_factor: "strong", handle: true, apps: 1, keys: 1, codes: 1, sent: 1, waiting: 1 },
  ...{ attempts: 1, sessions: 1 },
};
const nothingLeft = {
  ...{ method: "password", two_factor: "none", handle: false, apps: 0, keys: 0, codes: 0, sent: 0, waiting: 0 },
  ...{ attempts: 0, sessions: 0 },
};

const owner = () => memberActor(world.sql, olive, northwind);

async function resetId() {
  const [row] = await world.sql<
    { id: string }[]
  >`select id from two_factor_resets where user_id = ${lost.userId} order by id desc limit 1`;
  return row?.id ?? "";
}
const stateOf = async (id: string) =>
  (await world.sql`select state from two_factor_resets where id = ${id}`)[0]?.state as string;

async function asked() {
  await askTwoFactorReset(world.ctx, await owner(), { memberId: lost.memberId, reason });
  return resetId();
}
async function verified() {
  const id = await asked();
  await verifyTwoFactorReset(world.ctx, first.actor, { resetId: id, verification });
  return id;
}
const makeDue = (id: string) =>
  world.sql`update two_factor_resets set due_at = now() - interval '1 second' where id = ${id}`;
const refused = async (act: () => Promise<unknown>) => (await refusesUnwritten(world.sql, act)).message;

test("an owner asks, and nothing of the member changes; support is told, without the reason", async () => {
  const id = await asked();
  expect(await factorsOf(lost.userId)).toEqual(everything);
  const [last] = await logOf(world.sql, northwind.id);
  expect(last).toMatchObject({ action: "two_factor.reset_requested", actor: olive.userId, target: lost.memberId });
  const [mail, ...more] = await post.sendAll();
  expect(more).toEqual([]);
  expect(mail?.to.address).toBe("support@rollcall.example");
  expect(mail?.text).toContain(`${appUrl}/admin/resets/${id}`);
  expect(mail?.text).not.toContain(reason);
  expect((await listTwoFactorResets(world.ctx, first.actor, {})).resets.map((each) => each.id)).toContain(id);
  expect(await getTwoFactorReset(world.ctx, first.actor, { resetId: id })).toMatchObject({
    reason,
    state: "requested",
    askedBy: `${olive.name} (${olive.email})`,
    organisationName: northwind.name,
  });
});

test("who may not ask, or about whom, is refused and nothing is written", async () => {
  const { sql, ctx } = world;
  const by = await owner();
  const input = { memberId: lost.memberId, reason };
  const administrator = await memberActor(sql, adam, northwind);
  expect(await refused(() => askTwoFactorReset(ctx, administrator, input))).toBe("forbidden: lacks_permission");
  const own = { memberId: castMemberId(olive, northwind), reason };
  expect(await refused(() => askTwoFactorReset(ctx, by, own))).toBe("conflict: yourself");
  const elsewhere = { memberId: castMemberId(cast.otto, southbank), reason };
  expect(await refused(() => askTwoFactorReset(ctx, by, elsewhere))).toBe("not_found");
  expect(await refused(() => askTwoFactorReset(ctx, by, { ...input, reason: "  why?  " }))).toBe("invalid");
  const none = { memberId: castMemberId(cast.vera, northwind), reason };
  expect(await refused(() => askTwoFactorReset(ctx, by, none))).toBe("conflict: nothing_to_reset");
  await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${by.sessionId}`;
  expect(await refused(() => askTwoFactorReset(ctx, by, input))).toBe("verification_required: step_up");
  await sql`update sessions set auth_at = now() where id = ${by.sessionId}`;
  await askTwoFactorReset(ctx, by, input);
  expect(await refused(() => askTwoFactorReset(ctx, by, input))).toBe("conflict: already_asked");
  // Southbank's owner learns no more than that somebody was first.
  const otto = await memberActor(sql, cast.otto, southbank);
  const [there] =
    await sql`select id from members where user_id = ${lost.userId} and organisation_id = ${southbank.id}`;
  expect(await refused(() => askTwoFactorReset(ctx, otto, { memberId: there?.id, reason }))).toBe(
    "conflict: already_asked",
  );
});

test("before a day has passed, and with one admin, nothing is reset (MF-18)", async () => {
  const { sql, ctx } = world;
  const id = await verified();
  expect(await factorsOf(lost.userId)).toEqual(everything);
  const [row] =
    await sql`select extract(epoch from due_at - now()) / 3600 as hours from two_factor_resets where id = ${id}`;
  expect(Number(row?.hours)).toBeGreaterThan(23.9);
  await sql`update two_factor_resets set due_at = now() + interval '1 minute' where id = ${id}`;
  expect(await carryOutResets(ctx)).toBe(0);
  expect(await refused(() => confirmTwoFactorReset(ctx, first.actor, { resetId: id }))).toBe("conflict: same_admin");
  expect(await refused(() => verifyTwoFactorReset(ctx, second.actor, { resetId: id, verification }))).toBe(
    "conflict: not_waiting",
  );
  expect(await factorsOf(lost.userId)).toEqual(everything);
  expect(await stateOf(id)).toBe("verified");
});

test("when the day has passed the worker carries it out, once, and sets no factor", async () => {
  const { sql, ctx, other } = world;
  const id = await verified();
  await post.clear();
  await makeDue(id);
  const done = await Promise.all([carryOutResets(ctx), carryOutResets(other), carryOutResets(ctx)]);
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect(await factorsOf(lost.userId)).toEqual(nothingLeft);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "two_factor.reset_done", actor: null });
  expect((await logOf(sql, southbank.id))[0]).toMatchObject({ action: "two_factor.changed", person: lost.name });
  const sentences = await listLatestEvents(ctx, await memberActor(sql, olive, northwind), {});
  expect(textOf(sentences[0]?.words ?? [])).toBe(
    `The two-factor authentication of ${lost.name} was reset, a day after it was allowed`,
  );
  const [event, ...more] =
    await sql`select name from account_events where user_id = ${lost.userId} and name = 'two_factor.reset'`;
  expect([event?.name, more]).toEqual(["two_factor.reset", []]);
  const mails = await post.sendAll();
  expect(mails.map(({ to }) => to.address).sort()).toEqual([lost.email, olive.email].sort());
  expect(await carryOutResets(ctx)).toBe(0);
});

test("a second platform admin makes it happen at once", async () => {
  const { sql, ctx } = world;
  const id = await verified();
  await confirmTwoFactorReset(ctx, second.actor, { resetId: id });
  expect(await factorsOf(lost.userId)).toEqual(nothingLeft);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "two_factor.reset_done", actor: second.userId });
  const [row] = await sql`select state, verified_by, confirmed_by from two_factor_resets where id = ${id}`;
  expect(row).toEqual({ state: "done", verified_by: first.userId, confirmed_by: second.userId });
  expect(await refused(() => confirmTwoFactorReset(ctx, second.actor, { resetId: id }))).toBe("conflict: not_waiting");
});

test("a request that nobody has verified is confirmed by nobody", async () => {
  const id = await asked();
  expect(await refused(() => confirmTwoFactorReset(world.ctx, second.actor, { resetId: id }))).toBe(
    "conflict: not_waiting",
  );
  expect(
    await refused(() => verifyTwoFactorReset(world.ctx, first.actor, { resetId: id, verification: "I know her" })),
  ).toBe("invalid");
});

test("no platform admin has a hand in the reset of their own factors", async () => {
  const { sql, ctx } = world;
  const memberId = await joinTeam(sql, first, northwind, "technician");
  await askTwoFactorReset(ctx, await owner(), { memberId, reason });
  const [row] = await sql`select id from two_factor_resets where user_id = ${first.userId}`;
  const resetId = row?.id as string;
  expect(await refused(() => verifyTwoFactorReset(ctx, first.actor, { resetId, verification }))).toBe(
    "conflict: yourself",
  );
  await verifyTwoFactorReset(ctx, second.actor, { resetId, verification });
  expect(await refused(() => confirmTwoFactorReset(ctx, first.actor, { resetId }))).toBe("conflict: yourself");
  await cancelMyReset(ctx, first.actor, {});
  await sql`delete from members where id = ${memberId}`;
});

test("every address that the person is known by gets the link that cancels, the one of three days ago too", async () => {
  const { sql, ctx } = world;
  const before = { ...lost, email: `before-${lost.email}` };
  const { changeId } = await plantEmailChange(sql, ctx, before, { to: lost.email, isConfirmed: true });
  const id = await verified();
  const token = await tokenOf(sql, ctx, "two_factor_resets", id);
  const mails = (await post.sendAll()).filter(({ subject }) => subject.includes("will be reset"));
  expect(mails.map(({ to }) => to.address).sort()).toEqual([before.email, lost.email].sort());
  for (const { text } of mails) expect(text).toContain(`${appUrl}/cancel-reset/${token}`);
  const stored = await sql`select t::text as row from two_factor_resets t where id = ${id}`;
  expect(stored[0]?.row).not.toContain(token);
  await cancelTwoFactorReset(ctx, visitor(), { token });

  await sql`update email_changes set confirmed_at = now() - interval '73 hours' where id = ${changeId}`;
  await verified();
  expect(await queued(sql, twoFactorResetAllowedMail)).toHaveLength(1);
});

test("the link cancels once, for anybody who holds it; looking at it does nothing", async () => {
  const { sql, ctx } = world;
  const id = await verified();
  await post.clear();
  const token = await tokenOf(sql, ctx, "two_factor_resets", id);
  expect(await getResetToCancel(ctx, visitor(), { token })).toMatchObject({ name: lost.name });
  expect(await stateOf(id)).toBe("verified");
  await cancelTwoFactorReset(ctx, visitor(), { token });
  expect(await stateOf(id)).toBe("cancelled");
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "two_factor.reset_cancelled" });
  expect(await refused(() => cancelTwoFactorReset(ctx, visitor(), { token }))).toBe("expired");
  expect(await refused(() => cancelTwoFactorReset(ctx, visitor(), { token: randomToken() }))).toBe("expired");
  expect(await refused(() => getResetToCancel(ctx, visitor(), { token }))).toBe("expired");
  expect(await refused(() => confirmTwoFactorReset(ctx, second.actor, { resetId: id }))).toBe("conflict: not_waiting");
  await makeDue(id);
  expect(await carryOutResets(ctx)).toBe(0);
  expect(await factorsOf(lost.userId)).toEqual(everything);
  const mails = await post.sendAll();
  expect(mails.map(({ to }) => to.address).sort()).toEqual([lost.email, olive.email].sort());
  // And somebody may ask again.
  expect(await asked()).not.toBe(id);
});

test("after the reset the link says that it is too late", async () => {
  const { sql, ctx } = world;
  const id = await verified();
  await confirmTwoFactorReset(ctx, second.actor, { resetId: id });
  const token = await tokenOf(sql, ctx, "two_factor_resets", id);
  expect(await refused(() => cancelTwoFactorReset(ctx, visitor(), { token }))).toBe("expired");
});

test("worker, second admin and the person race on two servers: one of them wins, and the rows agree with it", async () => {
  const { sql, ctx, other } = world;
  for (let turn = 0; turn < 6; turn += 1) {
    await sql`delete from two_factor_resets where user_id = ${lost.userId}`;
    if ((await factorsOf(lost.userId))?.apps === 0) await giveEverything(lost);
    const id = await verified();
    const token = await tokenOf(sql, ctx, "two_factor_resets", id);
    await makeDue(id);
    const cancelling = () =>
      cancelTwoFactorReset(other, visitor(), { token }).then(
        () => "cancelled",
        (error: Error) => error.message,
      );
    const carrying = () => carryOutResets(ctx).then((done) => (done === 1 ? "done" : "late"));
    const confirming = () =>
      confirmTwoFactorReset(ctx, second.actor, { resetId: id }).then(
        () => "done",
        (error: Error) => error.message,
      );
    const acts = turn % 2 ? [cancelling, carrying, confirming] : [confirming, carrying, cancelling];
    const answers = await Promise.all(acts.map((act) => act()));
    const won = answers.filter((each) => ["cancelled", "done"].includes(each));
    expect(won, answers.join()).toHaveLength(1);
    expect(await stateOf(id)).toBe(won[0]);
    expect(await factorsOf(lost.userId)).toMatchObject(won[0] === "done" ? nothingLeft : { apps: 1, keys: 1 });
  }
});

test("the person sees the open request and cancels it, though they have no second factor in the session", async () => {
  const { sql, ctx } = world;
  const me = await userActor(sql, lost);
  expect(await getMyReset(ctx, me, {})).toBeNull();
  const id = await verified();
  expect(await getMyReset(ctx, me, {})).toMatchObject({ id, state: "verified", organisationName: northwind.name });
  await cancelMyReset(ctx, me, {});
  expect(await stateOf(id)).toBe("cancelled");
  expect(await refused(() => cancelMyReset(ctx, me, {}))).toBe("not_found");
  // Nobody cancels another's by it.
  const theirs = await verified();
  const hers = await actorWithApp(sql, olive);
  expect(await refused(() => cancelMyReset(ctx, hers, {}))).toBe("not_found");
  expect(await stateOf(theirs)).toBe("verified");
});

test("a platform admin may refuse, before and after it was verified", async () => {
  for (const make of [asked, verified]) {
    const id = await make();
    await refuseTwoFactorReset(world.ctx, second.actor, { resetId: id });
    expect(await stateOf(id)).toBe("cancelled");
    expect((await logOf(world.sql, northwind.id))[0]).toMatchObject({
      action: "two_factor.reset_cancelled",
      actor: second.userId,
    });
    expect(await refused(() => refuseTwoFactorReset(world.ctx, second.actor, { resetId: id }))).toBe(
      "conflict: not_waiting",
    );
  }
});

test("removing the member ends the request, and says so", async () => {
  const { sql, ctx } = world;
  const id = await verified();
  await removeMember(ctx, await owner(), { memberId: lost.memberId, confirmation: lost.name });
  expect(await stateOf(id)).toBe("cancelled");
  const actions = (await logOf(sql, northwind.id)).slice(0, 2).map(({ action }) => action);
  expect(actions).toEqual(["two_factor.reset_cancelled", "member.removed"]);
  const [body] =
    await sql`select body from audit_events where organisation_id = ${northwind.id} and action = 'member.removed'
    order by seq desc limit 1`;
  expect(JSON.parse(body?.body).details.revokedInvitations).toBe(0);
  await makeDue(id);
  expect(await carryOutResets(ctx)).toBe(0);
});

test("deleting the account removes the request with everything else", async () => {
  const { sql, ctx } = world;
  await verified();
  await deleteAccount(ctx, await provenActor(sql, lost), { email: lost.email, password });
  expect(await sql`select 1 from two_factor_resets where user_id = ${lost.userId}`).toEqual([]);
});

test("for a sole owner a platform admin opens the request; for others their owners ask", async () => {
  const { sql, ctx } = world;
  const open = (personId: string) => openTwoFactorReset(ctx, first.actor, { personId, reason });
  const refusal = await refusesUnwritten(sql, () => open(lost.userId));
  expect(refusal.message).toBe("conflict: owner_asks");
  expect(refusal.facts.organisation).toBe(northwind.name);

  expect(await refused(() => open(olive.userId))).toBe("conflict: nothing_to_reset");
  await giveEverything(olive);
  const { resetId: id } = await open(olive.userId);
  expect((await logOf(sql, northwind.id))[0]).toMatchObject({
    action: "two_factor.reset_requested",
    actor: first.userId,
  });
  expect(await refused(() => open(olive.userId))).toBe("conflict: already_asked");
  await verifyTwoFactorReset(ctx, first.actor, { resetId: id, verification });
  await confirmTwoFactorReset(ctx, second.actor, { resetId: id });
  expect(await factorsOf(olive.userId)).toEqual(nothingLeft);
  expect(await refused(() => open(first.userId))).toBe("conflict: yourself");
  expect(await refused(() => open("usr_00000000000000000000000000"))).toBe("not_found");
});

test("whoever is in no team has a way too, and it stands in the log of their private account", async () => {
  const { sql, ctx } = world;
  const alone = await addAccount(sql, "Alma Alone", "alma@alone.example");
  await giveEverything(alone);
  const { resetId: id } = await openTwoFactorReset(ctx, first.actor, { personId: alone.userId, reason });
  await verifyTwoFactorReset(ctx, first.actor, { resetId: id, verification });
  await makeDue(id);
  expect(await carryOutResets(ctx)).toBe(1);
  expect(await factorsOf(alone.userId)).toEqual(nothingLeft);
  const [personal] = await sql`select o.id from organisations o join members m on m.organisation_id = o.id
    where m.user_id = ${alone.userId}`;
  expect((await logOf(sql, personal?.id)).map(({ action }) => action)).toEqual([
    "two_factor.reset_done",
    "two_factor.reset_verified",
    "two_factor.reset_requested",
  ]);
});
