import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashToken } from "@/lib/secrets/derive-token";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, logOf, refusalOf, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { fromNewNetwork, memberActor, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { endSession } from "./end-session";
import { findSession } from "./find-session";
import { listSessions } from "./list-sessions";
import { openOrganisation } from "./open-organisation";
import { revokeOtherSessions } from "./revoke-other-sessions";
import { revokeSession } from "./revoke-session";
import { touchSession } from "./touch-session";

const { mia, otto, northwind, southbank } = cast;

let world: World;
let actor: UserActor;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
});
beforeEach(async () => {
  await world.sql`delete from sessions`;
  actor = await userActor(world.sql, mia);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const enter = () =>
  signedIn(signIn(fromNewNetwork(world.ctx), visitor(), { email: mia.email, password: castPassword }));
const sessionsOf = async (userId: string) =>
  (await world.sql<{ id: string }[]>`select id from sessions where user_id = ${userId} order by id`).map(
    ({ id }) => id,
  );
const eventsOf = async (name: string) =>
  (await world.sql`select details from account_events where user_id = ${mia.userId} and name = ${name}`).map(
    ({ details }) => details,
  );

test("the database keeps a session's hash and never its token, and the hash opens nothing", async () => {
  const { sql, ctx } = world;
  const { token } = await enter();
  expect(JSON.stringify(await snapshot(sql))).not.toContain(token);
  expect(await findSession(ctx.db, token, "")).toMatchObject({ userId: mia.userId, isLive: true });
  expect(await findSession(ctx.db, hashToken(token), "")).toBeNull();
  expect(await findSession(ctx.db, "", "")).toBeNull();
});

test("a session answers who it is, and the role in the organisation of the page, as they are now", async () => {
  const { sql, ctx } = world;
  const { token } = await enter();
  const here = await findSession(ctx.db, token, northwind.slug);
  expect(here).toMatchObject({ organisation: { id: northwind.id }, role: { key: "technician" }, name: mia.name });
  await sql`update members set role_id = 'rol_member' where user_id = ${mia.userId} and organisation_id = ${northwind.id}`;
  expect(await findSession(ctx.db, token, northwind.slug)).toMatchObject({ role: { key: "member" } });
  await sql`update members set role_id = 'rol_technician' where user_id = ${mia.userId} and organisation_id = ${northwind.id}`;
  expect(await findSession(ctx.db, token, southbank.slug)).toMatchObject({ role: { key: "developer" } });
  const [private_] = await sql<{ slug: string }[]>`select slug from organisations where id = ${otto.personalId}`;
  expect(await findSession(ctx.db, token, private_?.slug ?? "")).toMatchObject({ memberId: null, role: null });
});

test("a session ends after twenty hours by the database's clock, and being used prolongs nothing", async () => {
  const { sql, ctx } = world;
  const { token } = await enter();
  const [row] = await sql<
    { id: string; expires_at: Date }[]
  >`select id, expires_at from sessions where token_hash = ${hashToken(token)}`;
  const { id = "", expires_at: end } = row ?? {};
  await sql`update sessions set last_used_at = now() - interval '5 minutes' where id = ${id}`;
  expect(await findSession(ctx.db, token, "")).toMatchObject({ isLive: true, isStale: true });
  await touchSession(ctx.db, id);
  const [touched] =
    await sql`select expires_at, last_used_at > now() - interval '1 minute' as fresh from sessions where id = ${id}`;
  expect(touched).toEqual({ expires_at: end, fresh: true });
  await sql`update sessions set created_at = created_at - interval '20 hours', expires_at = expires_at - interval '20 hours' where id = ${id}`;
  expect(await findSession(ctx.db, token, "")).toMatchObject({ isLive: false });
  const stale = { kind: "user", userId: mia.userId, sessionId: id } as const;
  for (const act of [listSessions, revokeOtherSessions, endSession]) {
    expect(await refusesUnwritten(sql, () => act(ctx, stale, {}))).toMatchObject({ code: "verification_required" });
  }
});

describe("one's own sessions", () => {
  test("are listed with the one that asks, without those that have run out and those of others", async () => {
    const { sql, ctx } = world;
    await userActor(sql, otto);
    const old = await userActor(sql, mia);
    await sql`update sessions set expires_at = now() where id = ${old.sessionId}`;
    await enter();
    const listed = await listSessions(ctx, actor, {});
    expect(listed.map(({ browser, isThisOne }) => [browser, isThisOne])).toEqual([
      ["Firefox on Linux", false],
      [null, true],
    ]);
    expect(JSON.stringify(listed)).not.toMatch(/token|hash/i);
  });

  test("end one by one, at once and with an event", async () => {
    const { sql, ctx } = world;
    const { token } = await enter();
    const [row] = await sql<{ id: string }[]>`select id from sessions where token_hash = ${hashToken(token)}`;
    await revokeSession(ctx, actor, { sessionId: row?.id ?? "" });
    expect(await findSession(ctx.db, token, "")).toBeNull();
    expect(await eventsOf("session.revoked")).toEqual([{ browser: "Firefox on Linux" }]);
  });

  test("end all together but for the one that asks, and leave other people's alone", async () => {
    const { sql, ctx } = world;
    const theirs = await userActor(sql, otto);
    for (let turn = 0; turn < 3; turn += 1) await userActor(sql, mia);
    expect(await revokeOtherSessions(ctx, actor, {})).toEqual({ ended: 3 });
    expect(await sessionsOf(mia.userId)).toEqual([actor.sessionId]);
    expect(await sessionsOf(otto.userId)).toEqual([theirs.sessionId]);
    expect(await eventsOf("sessions.revoked")).toEqual([{ ended: 3 }]);
  });

  test("end by signing out, and the cookie is worth nothing", async () => {
    const { sql, ctx } = world;
    await endSession(ctx, actor, {});
    expect(await sessionsOf(mia.userId)).toEqual([]);
    expect(await refusesUnwritten(sql, () => endSession(ctx, actor, {}))).toMatchObject({
      code: "verification_required",
    });
  });
});

test("somebody else's session, this very one and one that never was cannot be ended by id", async () => {
  const { sql, ctx } = world;
  const theirs = await userActor(sql, otto);
  for (const sessionId of [theirs.sessionId, actor.sessionId, "ses_nothing", ""]) {
    expect(await refusesUnwritten(sql, () => revokeSession(ctx, actor, { sessionId }))).toMatchObject({
      code: "not_found",
    });
  }
  const posing = { ...actor, sessionId: theirs.sessionId };
  expect(await refusesUnwritten(sql, () => revokeOtherSessions(ctx, posing, {}))).toMatchObject({
    code: "verification_required",
  });
});

describe("opening an organisation", () => {
  const opened = async (organisationId: string) =>
    (await logOf(world.sql, organisationId)).filter(({ action }) => action === "session.opened").length;

  test("is one event and the member's last sign-in for each session, however often and from how many tabs", async () => {
    const { sql, ctx, other } = world;
    const before = await opened(northwind.id);
    const member = await memberActor(sql, mia, northwind);
    await Promise.all(Array.from({ length: 8 }, (_, index) => openOrganisation(index % 2 ? ctx : other, member, {})));
    await openOrganisation(ctx, member, {});
    expect(await opened(northwind.id)).toBe(before + 1);
    const [row] = await sql`select last_sign_in_at > now() - interval '1 minute' as now from members
      where user_id = ${mia.userId} and organisation_id = ${northwind.id}`;
    expect(row).toEqual({ now: true });
    await openOrganisation(ctx, await memberActor(sql, mia, northwind), {});
    expect(await opened(northwind.id)).toBe(before + 2);
  });

  test("tells each organisation about itself only", async () => {
    const { sql, ctx } = world;
    const before = await opened(northwind.id);
    await openOrganisation(ctx, await memberActor(sql, mia, southbank), {});
    expect(await opened(northwind.id)).toBe(before);
    expect(await opened(southbank.id)).toBe(1);
  });

  test("is refused for who does not belong to it", async () => {
    const stranger = await memberActor(world.sql, otto, northwind);
    expect(await refusalOf(openOrganisation(world.ctx, stranger, {}))).toMatchObject({ code: "not_found" });
  });
});
