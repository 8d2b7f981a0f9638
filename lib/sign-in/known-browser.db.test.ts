import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { systemIds } from "@/lib/kernel/ids";
import { brokenInvariants, refusalOf } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, fromNewNetwork, type Person, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { deviceCookieName, makeDeviceCookie } from "./device-cookie";
import { signIn } from "./sign-in";

const { otto } = cast;

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
const wrongSignIn = { code: "invalid", reason: "wrong_sign_in" };

describe("a browser that has signed in before", () => {
  test("gets in while the account is locked for others, and has ten wrong passwords of its own", async () => {
    const known = await enter();
    await fail(10);
    await fail(9, known.deviceCookie);
    await expect(enter(castPassword, known.deviceCookie)).resolves.toBeTruthy();
    expect(await counter()).toMatchObject({ failed: 10, locked: true });
    await fail(10, known.deviceCookie);
    expect(await refusalOf(enter(castPassword, known.deviceCookie))).toMatchObject(wrongSignIn);
  });

  test("is unknown with a cookie that is forged, changed, borrowed or too old", async () => {
    const { ctx, sql } = world;
    const known = await enter();
    const [deviceId = "", expires = "", mac = ""] = known.deviceCookie.value.split(".");
    const name = deviceCookieName(person.userId);
    const device = { userId: person.userId, deviceId: systemIds.create("dev"), epoch: 0 };
    const later = Number(expires) + 1;
    const now = ctx.clock.now().getTime();
    const values = [
      makeDeviceCookie("another secret", device, now),
      makeDeviceCookie(ctx.cookieSecret, { ...device, userId: otto.userId }, now),
      makeDeviceCookie(ctx.cookieSecret, { ...device, epoch: 1 }, now),
      makeDeviceCookie(ctx.cookieSecret, device, now - 181 * 24 * 3_600_000),
      `${deviceId}.${later}.${mac}`,
      `${systemIds.create("dev")}.${expires}.${mac}`,
      `..${mac}`,
      "",
    ];
    await fail(10);
    for (const value of values)
      expect(await refusalOf(enter(castPassword, { name, value }))).toMatchObject(wrongSignIn);
    expect(
      await sql`select 1 from password_attempts where user_id = ${person.userId} and device_id <> ''`,
    ).toHaveLength(0);
    await expect(
      enter(castPassword, { name, value: makeDeviceCookie(ctx.cookieSecret, device, now) }),
    ).resolves.toBeTruthy();
  });
});
