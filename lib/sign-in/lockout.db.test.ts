import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { accountLockedMail } from "@/lib/accounts/mails";
import { brokenInvariants, logOf, patiently, queued, refusalOf } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, fromNewNetwork, joinTeam, type Person, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { signIn } from "./sign-in";

const { northwind, southbank } = cast;

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
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

type Cookie = { name: string; value: string };
const enter = (password = castPassword, ...cookies: Cookie[]) =>
  signedIn(signIn(fromNewNetwork(world.ctx), visitor(null, ...cookies), { email: person.email, password }));
const fail = async (times: number, ...cookies: Cookie[]) => {
  for (let turn = 0; turn < times; turn += 1) await refusalOf(enter(`wrong ${turn}`, ...cookies));
};
const counter = async (deviceId = "") =>
  (
    await world.sql<{ failed: number; total: number; locked: boolean }[]>`
      select failed, total, coalesce(locked_until > now(), false) as locked from password_attempts
      where user_id = ${person.userId} and device_id = ${deviceId}`
  )[0];
/** Moves the lock's end into the past, as half an hour would. */
const waitItOut = () => world.sql`update password_attempts set locked_until = now() where user_id = ${person.userId}`;
const wrongSignIn = { code: "invalid", reason: "wrong_sign_in" };

describe("ten wrong passwords in a row", () => {
  test("are all that a hundred parallel guesses on two servers get", async () => {
    const { ctx, other } = world;
    const guesses = Array.from({ length: 100 }, (_, index) =>
      patiently(() =>
        signedIn(
          signIn(fromNewNetwork(index % 2 ? ctx : other), visitor(), {
            email: person.email,
            password: `guess ${index}`,
          }),
        ),
      ),
    );
    const outcomes = await Promise.allSettled(guesses);
    for (const each of outcomes) expect(each).toMatchObject({ status: "rejected", reason: wrongSignIn });
    // An attempt is counted before it is verified, so `total` is the number of verifications.
    expect(await counter()).toEqual({ failed: 10, total: 10, locked: true });
    // Exactly one of them locked the account.
    expect(await queued(world.sql, accountLockedMail)).toHaveLength(1);
  });

  test("lock the account even for the right password, until the lock ends by itself", async () => {
    await fail(10);
    expect(await refusalOf(enter())).toMatchObject(wrongSignIn);
    await waitItOut();
    await expect(enter()).resolves.toMatchObject({ userId: person.userId });
    expect(await counter()).toEqual({ failed: 0, total: 0, locked: false });
  });

  test("need not come in one day, and nine of them lock nothing", async () => {
    await fail(9);
    expect(await counter()).toEqual({ failed: 9, total: 9, locked: false });
    await enter();
    await fail(9);
    await expect(enter()).resolves.toBeTruthy();
  });

  test("let the tenth be the right one", async () => {
    await fail(9);
    await expect(enter()).resolves.toBeTruthy();
    expect(await counter()).toEqual({ failed: 0, total: 0, locked: false });
  });

  test("lock for half an hour, which attempts during the lock do not prolong", async () => {
    const { sql } = world;
    await fail(10);
    const until =
      () => sql`select locked_until, total, locked_until - now() between interval '29 minutes' and interval '30 minutes' as half
      from password_attempts where user_id = ${person.userId}`;
    const [before] = await until();
    expect(before?.half).toBe(true);
    await fail(50);
    expect((await until())[0]).toEqual(before);
  });

  test("start to count anew after a lock, with another ten before the next", async () => {
    await fail(10);
    await waitItOut();
    await fail(9);
    expect(await counter()).toEqual({ failed: 9, total: 19, locked: false });
    await fail(1);
    expect(await counter()).toEqual({ failed: 10, total: 20, locked: true });
  });

  test("end no session, since any stranger can cause them, tell the person by mail and stand in the log of each of their teams", async () => {
    const { sql } = world;
    await joinTeam(sql, person, northwind, "member");
    await joinTeam(sql, person, southbank, "member");
    const { sessionId } = await userActor(sql, person);
    await enter();
    const mails = (await queued(sql, accountLockedMail)).length;
    await fail(12);
    const left = await sql<{ id: string }[]>`select id from sessions where user_id = ${person.userId}`;
    expect(left).toHaveLength(2);
    expect(left.map(({ id }) => id)).toContain(sessionId);
    const [event] = await sql<{ id: string; details: unknown }[]>`
      select id, details from account_events where user_id = ${person.userId} and name = 'account.locked'`;
    expect(event?.details).toEqual({ minutes: 30 });
    expect((await queued(sql, accountLockedMail)).slice(mails)).toEqual([{ eventId: event?.id }]);
    for (const team of [northwind, southbank]) {
      const [entry] = await logOf(sql, team.id);
      expect(entry).toMatchObject({ action: "account.locked", actor: null, person: person.name });
    }
    const [personal] = await sql<{ id: string }[]>`select id from organisations where created_by = ${person.userId}`;
    expect(await logOf(sql, personal?.id ?? "")).toEqual([]);
  });
});

test("a hundred failures in a row switch the password off for unknown browsers, however long one waits", async () => {
  const { sql } = world;
  const known = await enter();
  await fail(10);
  await waitItOut();
  // Eight locks more, as if they had been waited out.
  await sql`update password_attempts set total = 90 where user_id = ${person.userId} and device_id = ''`;
  await fail(10);
  await waitItOut();
  expect(await counter()).toMatchObject({ failed: 10, total: 100 });
  // The mail and the logs promise no time any more.
  const locks = await sql`select details->>'minutes' as minutes from account_events
    where user_id = ${person.userId} and name = 'account.locked' order by at, id`;
  expect(locks.map(({ minutes }) => minutes)).toEqual(["30", null]);
  expect(await refusalOf(enter())).toMatchObject(wrongSignIn);
  expect(await counter()).toMatchObject({ total: 100 });
  await expect(enter(castPassword, known.deviceCookie)).resolves.toBeTruthy();
  expect(await refusalOf(enter())).toMatchObject(wrongSignIn);
}, 60_000);
