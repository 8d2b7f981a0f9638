import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { securityNoticeMail } from "@/lib/accounts/mails";
import { systemIds } from "@/lib/kernel/ids";
import { provenActor, registerNew } from "@/lib/testing/keys";
import { brokenInvariants, queued, refusesUnwritten } from "@/lib/testing/observe";
import { addAccount, joinTeam, type Person, userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { removeKey } from "./remove-key";
import { renameKey } from "./rename-key";

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

const keys = async () =>
  await world.sql<{ id: string; name: string }[]>`select id, name from security_keys
    where user_id = ${person.userId} order by created_at`;
const idOf = async (index: number) => (await keys())[index]?.id ?? "";

describe("removing a key", () => {
  test("is written down and told by mail, and the others stay", async () => {
    const { ctx, sql } = world;
    await registerNew(ctx, actor);
    const kept = await registerNew(ctx, actor);
    await removeKey(ctx, actor, { keyId: await idOf(0) });
    expect(await sql`select credential_id from security_keys where user_id = ${person.userId}`).toEqual([
      { credential_id: kept.credentialId },
    ]);
    const [event] = await sql<{ id: string; details: object }[]>`select id, details from account_events
      where user_id = ${person.userId} and name = 'two_factor.key_removed'`;
    expect(event?.details).toEqual({ key: "Blue key" });
    expect(await queued(sql, securityNoticeMail)).toContainEqual({ eventId: event?.id });
  });

  test("stops at the last one while sign-in asks for it, also of two browsers at once", async () => {
    const { ctx, other, sql } = world;
    await registerNew(ctx, actor);
    const lastKey = { code: "conflict", reason: "last_key" };
    const only = { keyId: await idOf(0) };
    expect(await refusesUnwritten(sql, () => removeKey(ctx, actor, only))).toMatchObject(lastKey);
    await registerNew(ctx, actor);
    const [first, second] = [await idOf(0), await idOf(1)];
    const elsewhere = await provenActor(sql, person);
    const outcomes = await Promise.allSettled([
      removeKey(ctx, actor, { keyId: first }),
      removeKey(other, elsewhere, { keyId: second }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await keys()).toHaveLength(1);
  });

  test("stops at the last factor that an organisation insists on", async () => {
    const { ctx, sql } = world;
    await registerNew(ctx, actor);
    // An account of before, which has a key and signs in with less.
    await sql`update users set sign_in_method = 'password' where id = ${person.userId}`;
    await joinTeam(sql, person, cast.southbank, "technician");
    await sql`update organisations set two_factor_from = now() + interval '7 days' where id = ${cast.southbank.id}`;
    const only = { keyId: await idOf(0) };
    expect(await refusesUnwritten(sql, () => removeKey(ctx, actor, only))).toMatchObject({
      code: "conflict",
      reason: "required_by",
      facts: { organisation: cast.southbank.name },
    });
    await sql`update organisations set two_factor_from = null where id = ${cast.southbank.id}`;
    await removeKey(ctx, actor, only);
    // Codes that recover nothing any more go with the last factor, and the organisation reads that it is gone.
    expect(await sql`select 1 from recovery_codes where user_id = ${person.userId}`).toHaveLength(0);
    expect(
      await sql`select 1 from audit_events where organisation_id = ${cast.southbank.id}
      and action = 'two_factor.changed'`,
    ).toHaveLength(1);
  });

  test("needs a proof of the last ten minutes", async () => {
    const { ctx, sql } = world;
    await registerNew(ctx, actor);
    await registerNew(ctx, actor);
    const keyId = await idOf(0);
    await sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
    const stale = { code: "verification_required", reason: "step_up", facts: { ways: "webauthn" } };
    expect(await refusesUnwritten(sql, () => removeKey(ctx, actor, { keyId }))).toMatchObject(stale);
    expect(await refusesUnwritten(sql, () => renameKey(ctx, actor, { keyId, name: "Red key" }))).toMatchObject(stale);
    await sql`update sessions set auth_at = now(), auth_with = 'recovery' where id = ${actor.sessionId}`;
    await removeKey(ctx, actor, { keyId });
  });
});

test("a key is renamed by its person", async () => {
  const { ctx, sql } = world;
  await registerNew(ctx, actor);
  await renameKey(ctx, actor, { keyId: await idOf(0), name: " Red key " });
  expect(await keys()).toMatchObject([{ name: "Red key" }]);
  const rename = (name: string) => async () => renameKey(ctx, actor, { keyId: await idOf(0), name });
  for (const name of ["  ", "x".repeat(61)])
    expect(await refusesUnwritten(sql, rename(name))).toMatchObject({ code: "invalid" });
});

test("another person's key is as if there were none", async () => {
  const { ctx, sql } = world;
  await registerNew(ctx, actor);
  const stranger = await userActor(sql, await addAccount(sql, "Otherwise", `other${count}@example.com`));
  for (const keyId of [await idOf(0), systemIds.create("key"), "nonsense"]) {
    expect(await refusesUnwritten(sql, () => removeKey(ctx, stranger, { keyId }))).toMatchObject({ code: "not_found" });
    const act = () => renameKey(ctx, stranger, { keyId, name: "Mine" });
    expect(await refusesUnwritten(sql, act)).toMatchObject({ code: "not_found" });
  }
});
