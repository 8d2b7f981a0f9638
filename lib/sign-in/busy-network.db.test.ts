import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/accounts/hash-queue";
import { brokenInvariants, patiently, refusalOf } from "@/lib/testing/observe";
import { addAccount, from, type Person, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { signIn } from "./sign-in";

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

describe("one network", () => {
  test("that fails a hundred times is turned away before any hash, whichever accounts it tries", async () => {
    const { ctx, other, sql } = world;
    const alerts: unknown[] = [];
    const listening = { ...from(ctx, "192.0.2.44"), alert: (...alert: unknown[]) => alerts.push(alert) };
    const guess = (asked: typeof ctx, index: number) =>
      patiently(() => signIn(asked, visitor(), { email: `account${index}@example.com`, password: "spray and pray" }));
    const refusals: string[] = [];
    for (let index = 0; index < 200; index += 20) {
      const batch = Array.from({ length: 20 }, (_, each) =>
        refusalOf(guess(each % 2 ? listening : from(other, "192.0.2.44"), index + each)),
      );
      refusals.push(...(await Promise.all(batch)).map(({ code }) => code));
    }
    expect(refusals.filter((code) => code === "invalid")).toHaveLength(100);
    expect(refusals.filter((code) => code === "rate_limited")).toHaveLength(100);
    expect(alerts[0]).toEqual([
      "many accounts fail to sign in from one network",
      { network: "192.0.2.44", more_than: 30 },
    ]);
    const mine = { email: person.email, password: castPassword };
    expect(await refusalOf(signIn(listening, visitor(), mine))).toMatchObject({
      code: "rate_limited",
      reason: "network",
    });
    expect(await sql`select 1 from password_attempts where user_id = ${person.userId}`).toHaveLength(0);
    await expect(signIn(from(ctx, "192.0.2.45"), visitor(), mine)).resolves.toBeTruthy();
    await sql`update rate_limits set ends_at = now() where bucket = 'sign-in:failures:192.0.2.44'`;
    await expect(signIn(listening, visitor(), mine)).resolves.toBeTruthy();
  }, 60_000);

  test("is one customer's /64, however many of its addresses they use", async () => {
    const { ctx, sql } = world;
    await refusalOf(signIn(from(ctx, "2001:db8:7:8::1"), visitor(), { email: "a@example.com", password: "x" }));
    await sql`update rate_limits set taken = 100 where bucket like 'sign-in:failures:2001:db8:7:8::/64'`;
    const mine = { email: person.email, password: castPassword };
    for (const ip of ["2001:db8:7:8::2", "2001:db8:7:8:ffff:ffff:ffff:ffff", "2001:0db8:0007:0008::3"]) {
      expect(await refusalOf(signIn(from(ctx, ip), visitor(), mine)), ip).toMatchObject({ code: "rate_limited" });
    }
    await expect(signIn(from(ctx, "2001:db8:7:9::1"), visitor(), mine)).resolves.toBeTruthy();
  });
});
