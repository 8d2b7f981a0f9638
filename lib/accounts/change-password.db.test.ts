import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOrganisation } from "@/lib/organisations/create-organisation";
import { hashToken } from "@/lib/secrets/derive-token";
import { findSession } from "@/lib/sessions/find-session";
import type { StartedSession } from "@/lib/sessions/start-session";
import { newBrowserMail } from "@/lib/sign-in/mails";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, queued, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, type Person, tokenOf, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askPasswordReset } from "./ask-password-reset";
import { changePassword } from "./change-password";
import { hashPassword } from "./hash-queue";
import { passwordChangedMail } from "./mails";
import { resetPassword } from "./reset-password";

const password = "a harbour full of kites";

let world: World;
let hash: string;
let person: Person;
let started: StartedSession;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  started = await enter();
  actor = await actorOf(started);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const enter = (given = castPassword, ...cookies: { name: string; value: string }[]) =>
  signedIn(signIn(world.ctx, visitor(null, ...cookies), { email: person.email, password: given }));

async function actorOf({ token, userId }: StartedSession): Promise<UserActor> {
  const [row] = await world.sql<{ id: string }[]>`select id from sessions where token_hash = ${hashToken(token)}`;
  return { kind: "user", userId, sessionId: row?.id ?? "" };
}

const change = (given: object = {}) => changePassword(world.ctx, actor, { current: castPassword, password, ...given });

test("a change ends every other session, gives this one a new token and tells the person", async () => {
  const { sql, ctx } = world;
  const elsewhere = await enter();
  const changed = await change();
  expect(await findSession(ctx.db, elsewhere.token, "")).toBeNull();
  expect(await findSession(ctx.db, started.token, "")).toBeNull();
  expect(await findSession(ctx.db, changed.token, "")).toMatchObject({ sessionId: actor.sessionId, isLive: true });
  // Changing a password prolongs nothing.
  expect(changed.expiresAt).toBe(started.expiresAt);
  const [event] = await sql<
    { id: string }[]
  >`select id from account_events where user_id = ${person.userId} and name = 'password.changed'`;
  expect(await queued(sql, passwordChangedMail)).toContainEqual({ eventId: event?.id });
  expect(await refusalOf(enter())).toMatchObject({ reason: "wrong_sign_in" });
});

test("a change kills a reset link that is under way", async () => {
  const { sql, ctx } = world;
  await askPasswordReset(ctx, visitor(), { email: person.email });
  const [row] = await sql<{ id: string }[]>`select id from password_resets where user_id = ${person.userId}`;
  const token = await tokenOf(sql, ctx, "password_resets", row?.id ?? "");
  await change();
  const act = () => resetPassword(ctx, visitor(), { token, password: "another harbour of kites" });
  expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "expired" });
});

test("a change makes every browser a stranger but the one that asked", async () => {
  const { sql } = world;
  const changed = await change();
  const mails = async () => (await queued(sql, newBrowserMail)).length;
  const before = await mails();
  await enter(password, changed.deviceCookie);
  expect(await mails()).toBe(before);
  await enter(password, started.deviceCookie);
  expect(await mails()).toBe(before + 1);
});

describe("a change is refused", () => {
  const refused = (given: object, except = ["password_attempts"]) =>
    refusesUnwritten(world.sql, () => change(given), except);

  test("with a wrong current password", async () => {
    const refusal = await refused({ current: "not that password" });
    expect(refusal.fields).toEqual({ current: "wrong_password" });
  });

  test("for a new password that is not good enough, before the current one is looked at", async () => {
    for (const poor of ["short", "passwordpassword", `PERSON ${count} person!`]) {
      expect((await refused({ password: poor }, [])).fields, poor).toHaveProperty("password");
    }
  });

  test("after ten wrong current passwords, even with the right one; every session stays", async () => {
    const { sql } = world;
    const elsewhere = await userActor(sql, person);
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await refusalOf(change({ current: `wrong ${turn}` }))).toMatchObject({ code: "invalid" });
    }
    expect(await refusesUnwritten(sql, change)).toMatchObject({
      code: "rate_limited",
      reason: "locked",
      facts: { minutes: 30 },
    });
    const rows = await sql<{ id: string }[]>`select id from sessions where user_id = ${person.userId}`;
    expect(rows.map(({ id }) => id).toSorted()).toEqual([actor.sessionId, elsewhere.sessionId].toSorted());
  });

  test("for a session that has ended, and for the session of somebody else", async () => {
    const stranger = await addAccount(world.sql, "Stranger", `stranger${count}@example.com`, hash);
    const theirs = await userActor(world.sql, stranger);
    for (const sessionId of ["ses_gone", theirs.sessionId]) {
      actor = { ...actor, sessionId };
      expect(await refused({})).toMatchObject({ code: "verification_required" });
    }
  });
});

test("an act under way in another browser commits before the change or not at all", async () => {
  const { sql, ctx } = world;
  const elsewhere = await userActor(sql, person);
  let acting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`delete from sessions where id = ${elsewhere.sessionId}`;
    acting = refusalOf(createOrganisation(ctx, elsewhere, { name: "Too Late", slug: `too-late-${count}` }));
    await untilSomebodyWaits(sql);
  });
  expect(await acting).toMatchObject({ code: "verification_required", reason: "sign_in" });
  expect(await sql`select 1 from organisations where slug like 'too-late%'`).toHaveLength(0);
});

test("changes in two browsers at the same moment leave one password and one session", async () => {
  const { sql, other } = world;
  const elsewhere = await actorOf(await enter());
  const outcomes = await Promise.allSettled([
    change(),
    changePassword(other, elsewhere, { current: castPassword, password: "another harbour of kites" }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  expect(await sql`select 1 from sessions where user_id = ${person.userId}`).toHaveLength(1);
});
