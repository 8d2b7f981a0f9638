import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { reserveAttempt } from "@/lib/accounts/password-attempts";
import { textOf } from "@/lib/audit/describe-event";
import { listLatestEvents } from "@/lib/audit-log/list-latest-events";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { brokenInvariants, logOf, queued, refusesUnwritten } from "@/lib/testing/observe";
import { type Admin, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { openPostRoom } from "@/lib/testing/post-room";
import { addAccount, memberActor, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { reserveFactorAttempt } from "@/lib/two-factor/factor-attempts";
import { preparing } from "@/lib/usecase/preparation";
import { endSessionsOf } from "./end-sessions-of";
import { findUsers, usersPerPage } from "./find-users";
import { getUser } from "./get-user";
import { unlockAccount } from "./unlock-account";

const { olive, mia, vera, northwind, southbank } = cast;

let world: World;
let admin: Admin;
let post: ReturnType<typeof openPostRoom>;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  admin = await addAdmin(world.sql, "Priya Nair");
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const found = async (search: string) =>
  (await findUsers(world.ctx, admin.actor, { search })).users.map(({ name }) => name);

async function lock(userId: string, times = 10) {
  for (let turn = 0; turn < times; turn += 1) await reserveAttempt(preparing(world.ctx), { userId, deviceId: "" });
}

test("people are found by part of their name or address, in any case", async () => {
  expect(await found("OLIVE")).toEqual([olive.name]);
  expect(await found(mia.email.toUpperCase())).toEqual([mia.name]);
  expect(await found("southbank.example")).toEqual([cast.otto.name]);
  expect(await found("nobody of that name")).toEqual([]);
});

test("typed % and _ are looked for, not obeyed; a zero byte is left out", async () => {
  expect(await found("%")).toEqual([]);
  expect(await found("_live")).toEqual([]);
  expect((await found("\0")).length).toBeGreaterThan(4);
});

test("a list of many comes in pages, each account once, and an erased one never", async () => {
  const { sql, ctx } = world;
  for (let each = 0; each < usersPerPage + 5; each += 1)
    await addAccount(sql, `Page Person ${each}`, `page-${each}@pages.example`);
  await sql`update users set email = 'usr-x@deleted.invalid', email_canonical = 'usr-x@deleted.invalid', archived_at = now()
    where email_canonical = 'page-0@pages.example'`;
  await sql`delete from members where user_id in (select id from users where archived_at is not null)`;
  await sql`update organisations set deleted_at = now() where kind = 'personal' and not exists
    (select 1 from members m where m.organisation_id = organisations.id)`;
  const seen: string[] = [];
  for (let after: string | undefined, turn = 0; turn < 5; turn += 1) {
    const page = await findUsers(ctx, admin.actor, { search: "page", ...(after ? { after } : {}) });
    expect(page.users.length).toBeLessThanOrEqual(usersPerPage);
    seen.push(...page.users.map(({ email }) => email));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen).toHaveLength(usersPerPage + 4);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).not.toContain("usr-x@deleted.invalid");
  // A forged cursor begins at the start.
  expect((await findUsers(ctx, admin.actor, { after: "nonsense" })).users).toHaveLength(usersPerPage);
});

test("a row says whether and by what somebody is locked, what they sign in with and where they belong", async () => {
  const { sql, ctx } = world;
  await lock(mia.userId);
  for (let turn = 0; turn < 10; turn += 1) await reserveFactorAttempt(preparing(ctx), mia.userId, "totp");
  const [row] = (await findUsers(ctx, admin.actor, { search: mia.email })).users;
  expect(row).toMatchObject({
    isOff: false,
    isLocked: true,
    lockedFactors: ["totp"],
    organisations: 2,
    method: "password",
    twoFactor: "none",
    isArchived: false,
  });
  expect(Date.parse(row?.lockedUntil ?? "")).toBeGreaterThan(Date.now());
  await sql`update password_attempts set total = 100, locked_until = null where user_id = ${mia.userId}`;
  const details = await getUser(ctx, admin.actor, { personId: mia.userId });
  expect(details).toMatchObject({ isOff: true, lockedUntil: null, isLocked: true });
  expect(details.teams.map(({ name }) => name)).toEqual([northwind.name, southbank.name]);
  expect(JSON.stringify(details)).not.toMatch(/hash|secret|token/i);
});

test("unlocking opens password and factors, tells the person and both of their teams, and names the admin there", async () => {
  const { sql, ctx } = world;
  await post.clear();
  expect(await unlockAccount(ctx, admin.actor, { personId: mia.userId })).toEqual({ name: mia.name });
  expect(await sql`select 1 from password_attempts where user_id = ${mia.userId}`).toEqual([]);
  expect(await sql`select 1 from factor_attempts where user_id = ${mia.userId}`).toEqual([]);
  for (const { id } of [northwind, southbank]) {
    const [last] = await logOf(sql, id);
    expect(last).toMatchObject({ action: "account.unlocked", actor: admin.userId, person: mia.name });
  }
  const latest = await listLatestEvents(ctx, await memberActor(sql, olive, northwind), {});
  expect(textOf(latest[0]?.words ?? [])).toBe(`A platform admin, ${admin.name}, unlocked the account of ${mia.name}`);
  const [body] =
    await sql`select body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
  expect(JSON.parse(body?.body).actor).toEqual({ kind: "platform_admin", id: admin.userId });
  expect(body?.body).not.toContain(mia.name);
  const [mail] = await post.sendAll();
  expect(mail?.to.address).toBe(mia.email);
  expect(mail?.text).toContain("Unlocked by a platform admin");
  // Where the admin works is nobody's business.
  expect(mail?.text).not.toContain(ctx.request.ip ?? "?");
});

test("an account that is not locked is not unlocked, nor one that is archived or not there", async () => {
  const { sql, ctx } = world;
  const refused = async (personId: string) =>
    (await refusesUnwritten(sql, () => unlockAccount(ctx, admin.actor, { personId }))).message;
  await lock(vera.userId, 3);
  expect(await refused(vera.userId)).toBe("conflict: not_locked");
  expect(await refused("usr_00000000000000000000000000")).toBe("not_found");
  const gone = await addAccount(sql, "Arne Archived", "arne@pages.example");
  await lock(gone.userId);
  await sql`update users set archived_at = now() where id = ${gone.userId}`;
  expect(await refused(gone.userId)).toBe("not_found");
  await sql`update users set archived_at = null where id = ${gone.userId}`;
});

test("ending sessions signs somebody out everywhere, a sign-in half done included, and tells them and their teams", async () => {
  const { sql, ctx } = world;
  await post.clear();
  await userActor(sql, mia);
  await userActor(sql, mia);
  await sql`insert into waiting_sign_ins (id, token_hash, user_id, device_id, device_epoch, attempt_failed, attempt_total, expires_at)
    values ('sgn_1', ${hashToken(randomToken())}, ${mia.userId}, '', 0, 1, 1, now() + interval '10 minutes')`;
  await endSessionsOf(ctx, admin.actor, { personId: mia.userId });
  expect(await sql`select 1 from sessions where user_id = ${mia.userId}`).toEqual([]);
  expect(await sql`select 1 from waiting_sign_ins where user_id = ${mia.userId}`).toEqual([]);
  expect((await logOf(sql, southbank.id))[0]).toMatchObject({ action: "sessions.ended", actor: admin.userId });
  expect(await queued(sql, securityNoticeMail)).toHaveLength(1);
  const again = await refusesUnwritten(sql, () => endSessionsOf(ctx, admin.actor, { personId: mia.userId }));
  expect(again.message).toBe("conflict: no_sessions");
  const own = await refusesUnwritten(sql, () => endSessionsOf(ctx, admin.actor, { personId: admin.userId }));
  expect(own.message).toBe("conflict: yourself");
});

test("what a person has set up is shown as whether and how many, never as what", async () => {
  await giveApp(world.sql, vera);
  const { factors, twoFactor } = await getUser(world.ctx, admin.actor, { personId: vera.userId });
  expect(factors).toEqual({ method: "totp_auth", hasApp: true, keys: 0, recoveryCodes: 0, hasMobile: false });
  expect(twoFactor).toBe("strong");
});
