import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { getTeam } from "@/lib/members/get-team";
import { leaveOrganisation } from "@/lib/members/leave-organisation";
import { hashToken, randomToken } from "@/lib/secrets/derive-token";
import { endSession } from "@/lib/sessions/end-session";
import { findSession } from "@/lib/sessions/find-session";
import { listSessions } from "@/lib/sessions/list-sessions";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { sentCode } from "@/lib/testing/plant-code";
import { addAccount, joinTeam, memberActor, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askRevalidation } from "./ask-revalidation";
import { changeName } from "./change-name";
import { getRevalidation } from "./get-revalidation";
import { revalidateEmail } from "./revalidate-email";

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

/** In hours, whatever the zone's days are like (IN-10, INV-25). */
const provenAgo = (seconds: number) => world.sql`
  update users set email_proven_at = now() - interval '2160 hours' + make_interval(secs => ${-seconds}) where id = ${person.userId}`;
const stopped = { code: "verification_required", reason: "revalidate_email" };

test("an address proven just under 90 days ago is good, one just over stops page and action alike", async () => {
  await joinTeam(world.sql, person, northwind, "administrator");
  const member = await memberActor(world.sql, person, northwind);
  await provenAgo(-5);
  await expect(getTeam(world.ctx, member, {})).resolves.toBeTruthy();
  await expect(changeName(world.ctx, actor, { name: "Somebody Else" })).resolves.toBeTruthy();
  await provenAgo(1);
  expect(await refusalOf(getTeam(world.ctx, member, {}))).toMatchObject(stopped);
  expect(await refusesUnwritten(world.sql, () => changeName(world.ctx, actor, { name: "Yet Another" }))).toMatchObject(
    stopped,
  );
  expect(await refusalOf(listSessions(world.ctx, actor, {}))).toMatchObject(stopped);
  expect(await refusalOf(leaveOrganisation(world.ctx, member, {}))).toMatchObject(stopped);
});

test("the database's zone and its clock changes move nothing", async () => {
  await world.sql`alter database ${world.sql(new URL(world.url).pathname.slice(1))} set timezone to 'Europe/London'`;
  for (const [moment, isFresh] of [
    ["2160 hours", false],
    ["2159 hours 59 minutes", true],
  ] as const) {
    const [row] = await world.sql`select is_email_fresh(now() - ${moment}::interval) as fresh`;
    expect(row?.fresh, moment).toBe(isFresh);
  }
});

test("the mailed link proves it once, in any browser, and gives the person's own session a new token", async () => {
  await provenAgo(60);
  const token = randomToken();
  await world.sql`update sessions set token_hash = ${hashToken(token)} where id = ${actor.sessionId}`;
  await askRevalidation(world.ctx, actor, {});
  const { revalidationLink } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "revalidation" });
  await expect(getRevalidation(world.ctx, visitor(), { token: revalidationLink })).resolves.toEqual({
    email: person.email,
  });
  expect(await refusalOf(listSessions(world.ctx, actor, {}))).toMatchObject(stopped);
  const here = { ...visitor(), sessionToken: token };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) =>
      revalidateEmail(index % 2 ? world.ctx : world.other, here, { token: revalidationLink }),
    ),
  );
  const done = outcomes.filter((outcome) => outcome.status === "fulfilled");
  expect(done).toHaveLength(1);
  expect(await findSession(world.ctx.db, token, "")).toBeNull();
  const rotated = done[0]?.value?.token ?? "";
  expect(await findSession(world.ctx.db, rotated, "")).toMatchObject({
    isEmailFresh: true,
    sessionId: actor.sessionId,
  });
});

test("only the newest link works, and not after an hour", async () => {
  const link = () => sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "revalidation" });
  await askRevalidation(world.ctx, actor, {});
  const { revalidationLink: first } = await link();
  await askRevalidation(world.ctx, actor, {});
  const { revalidationLink: second } = await link();
  expect(await refusalOf(revalidateEmail(world.ctx, visitor(), { token: first }))).toMatchObject({ code: "expired" });
  await world.sql`update one_time_codes set expires_at = now() where user_id = ${person.userId}`;
  const late = await refusesUnwritten(world.sql, () => revalidateEmail(world.ctx, visitor(), { token: second }));
  expect(late).toMatchObject({ code: "expired" });
});

test("somebody else's browser keeps its own session", async () => {
  const other = await addAccount(world.sql, "Other", `other${count}@example.com`);
  const theirs = await userActor(world.sql, other);
  const token = randomToken();
  await world.sql`update sessions set token_hash = ${hashToken(token)} where id = ${theirs.sessionId}`;
  await askRevalidation(world.ctx, actor, {});
  const { revalidationLink } = await sentCode(world.ctx, world.sql, { userId: person.userId, purpose: "revalidation" });
  const value = await revalidateEmail(world.ctx, { ...visitor(), sessionToken: token }, { token: revalidationLink });
  expect(value).toBeNull();
  expect(await findSession(world.ctx.db, token, "")).toMatchObject({ userId: other.userId });
});

test("signing out and asking for the link stay open, and the fourth link within a quarter of an hour does not", async () => {
  await provenAgo(60);
  for (let asked = 0; asked < 3; asked += 1) await askRevalidation(world.ctx, actor, {});
  expect(await refusalOf(askRevalidation(world.ctx, actor, {}))).toMatchObject({ code: "rate_limited" });
  await expect(endSession(world.ctx, actor, {})).resolves.toBeNull();
});
