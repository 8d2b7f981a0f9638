import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { unseal } from "@/lib/secrets/seal";
import { plantApp } from "@/lib/testing/factors";
import { openWorld, type World } from "@/lib/testing/world";
import { appSecret } from "./prove-factor";
import { resealSecrets } from "./reseal-secrets";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("after a rotation every secret is under the new key, and every app still works", async () => {
  const people = [cast.olive, cast.adam, cast.mia];
  const secrets = await Promise.all(people.map(({ userId }) => plantApp(world.ctx, world.sql, userId)));
  const rotated = [{ kid: "next", key: new Uint8Array(32).fill(4) }, ...world.ctx.sealKeys];
  expect(await resealSecrets({ ...world.ctx, sealKeys: rotated })).toBe(3);
  expect(await resealSecrets({ ...world.ctx, sealKeys: rotated })).toBe(0);
  const rows = await world.sql<{ user_id: string; secret: string }[]>`select user_id, secret from authenticator_apps`;
  expect(rows.filter(({ secret }) => !secret.startsWith("next."))).toEqual([]);
  // The old key is out of the configuration by now.
  const alone = rotated.slice(0, 1);
  for (const [index, { userId }] of people.entries()) {
    const row = rows.find((each) => each.user_id === userId);
    expect(
      Buffer.compare(unseal(alone, appSecret(userId), row?.secret ?? ""), secrets[index] ?? new Uint8Array()),
    ).toBe(0);
  }
});

test("one person's secret put into another's row opens nothing", async () => {
  const [olive] = await world.sql<
    { secret: string }[]
  >`select secret from authenticator_apps where user_id = ${cast.olive.userId}`;
  const keys = [{ kid: "next", key: new Uint8Array(32).fill(4) }];
  expect(() => unseal(keys, appSecret(cast.adam.userId), olive?.secret ?? "")).toThrow();
});
