import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { addAccount } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { preparing } from "@/lib/usecase/preparation";
import { type Attempt, clearAttempts, forgiveAttempts, reserveAttempt } from "./password-attempts";

let world: World;
let counter: { userId: string; deviceId: string };
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  const { userId } = await addAccount(world.sql, "Person", `person${count}@example.com`);
  counter = { userId, deviceId: "" };
});
afterAll(() => world.close());

/** Takes attempts that turn out wrong, or are still being verified. */
async function take(times: number): Promise<Attempt[]> {
  const taken: Attempt[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const attempt = await reserveAttempt(preparing(world.ctx), counter);
    if (attempt) taken.push(attempt);
  }
  return taken;
}
const succeed = (attempt: Attempt | undefined) =>
  asSystem(world.ctx.db, async (tx) => attempt && forgiveAttempts(tx, attempt));
const stored = async () =>
  (
    await world.sql`select failed, total, locked_until is not null as locked from password_attempts
    where user_id = ${counter.userId} and device_id = ''`
  )[0];

test("a right password forgives what came before it and keeps what failed while it was being verified", async () => {
  await take(4);
  const [right] = await take(1);
  await take(3);
  await succeed(right);
  expect(await stored()).toEqual({ failed: 3, total: 3, locked: false });
  expect(await take(20)).toHaveLength(7);
});

test("a right password that was the tenth attempt opens the lock that it took", async () => {
  const taken = await take(11);
  expect(taken.map(({ failed }) => failed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await stored()).toEqual({ failed: 10, total: 10, locked: true });
  await succeed(taken[9]);
  expect(await stored()).toEqual({ failed: 0, total: 0, locked: false });
});

test("one success forgives once", async () => {
  const taken = await take(3);
  await succeed(taken[2]);
  await take(2);
  await succeed(taken[2]);
  expect(await stored()).toEqual({ failed: 2, total: 2, locked: false });
});

test("a count begins with its first failure, and one that goes on after a right password keeps that beginning", async () => {
  const began = async () =>
    (
      await world.sql<{ at: number }[]>`
      select extract(epoch from failing_since)::float8 as at from password_attempts where user_id = ${counter.userId}`
    )[0]?.at ?? 0;
  const taken = await take(3);
  const first = await began();
  await take(2);
  expect(await began()).toBe(first);
  await succeed(taken[2]);
  expect(await stored()).toMatchObject({ failed: 2 });
  expect(await began()).toBe(first);
  // Nothing is left to go on: what fails from here is a count of its own.
  const [right] = await take(1);
  await succeed(right);
  expect(await stored()).toMatchObject({ failed: 0 });
  await take(1);
  const second = await began();
  expect(second).toBeGreaterThan(first);
  await world.sql`update password_attempts set failed = 10, locked_until = now() where user_id = ${counter.userId}`;
  await take(1);
  expect(await began()).toBeGreaterThan(second);
});

test("a hundred attempts taken at once on two servers are ten", async () => {
  const { ctx, other } = world;
  const taken = await Promise.all(
    Array.from({ length: 100 }, (_, index) => reserveAttempt(preparing(index % 2 ? ctx : other), counter)),
  );
  expect(taken.filter((each) => each !== null)).toHaveLength(10);
  expect(new Set(taken.map((each) => each?.failed)).size).toBe(11);
});

test("each known browser counts for itself, has no end at a hundred, and a reset clears them all", async () => {
  await take(10);
  counter = { ...counter, deviceId: "dev_one" };
  expect(await take(12)).toHaveLength(10);
  await world.sql`update password_attempts set total = 500, locked_until = now() where device_id = 'dev_one'`;
  expect(await take(12)).toHaveLength(10);
  await asSystem(world.ctx.db, (tx) => clearAttempts(tx, counter.userId));
  expect(await world.sql`select 1 from password_attempts where user_id = ${counter.userId}`).toHaveLength(0);
});
