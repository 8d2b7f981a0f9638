import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { findUsers } from "@/lib/admin/find-users";
import type { Ready } from "@/lib/testing/act";
import { everyAct } from "@/lib/testing/every-act";
import { digest, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { type Admin, actorWithApp, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { openStages } from "@/lib/testing/stage";
import { userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "./claims";

const { olive, vera } = cast;

/** Everything that there is for platform admins, arranged once: what is refused leaves it as it was. */
const acts = everyAct.filter(({ access }) => access.name === "platform");
const commands = acts.filter(({ kind }) => kind === "command");
const arranged = new Map<string, Ready>();

let world: World;
let admin: Admin;
beforeAll(async () => {
  world = await openWorld({ connections: 3 });
  const openStage = openStages(world);
  for (const act of acts) arranged.set(act.name, await act.arrange(await openStage()));
});
beforeEach(async () => {
  await world.sql`delete from platform_admins`;
  admin = await addAdmin(world.sql, "Priya Nair");
});
afterAll(() => world.close());

function run({ name }: { readonly name: string }, claim: UserActor): Promise<unknown> {
  const ready = arranged.get(name);
  if (!ready) throw new Error(`${name} is not arranged`);
  return ready.run({ claim });
}

async function expectOf(some: typeof acts, actor: UserActor, refusal: string) {
  for (const act of some)
    expect((await refusesUnwritten(world.sql, () => run(act, actor))).message, act.name).toBe(refusal);
}
const expectEverywhere = (actor: UserActor, refusal: string) => expectOf(acts, actor, refusal);

test("to whoever is not a platform admin there is nothing here, whatever they may do elsewhere", async () => {
  await giveApp(world.sql, olive);
  const owner = await actorWithApp(world.sql, olive);
  await expectEverywhere(owner, "not_found");
  // Nor by claiming to be one.
  const seen = { ...seenAs(olive), isPlatformAdmin: false };
  await expectEverywhere({ ...owner, seen }, "not_found");
});

test("a claim to be a platform admin is read again before anything is written", async () => {
  const actor = { ...(await actorWithApp(world.sql, vera)), seen: seenAs(vera) };
  await expectOf(commands, actor, "not_found");
});

function seenAs({ name, email }: { name: string; email: string }) {
  const proven = { method: "password", factor: "totp", twoFactor: "strong", proof: "fresh", ways: "totp" } as const;
  return { ...proven, isPlatformAdmin: true, name, email, emailCanonical: email };
}

test("a platform admin without a second factor in the session is sent to take it", async () => {
  const bare = await userActor(world.sql, admin);
  await expectEverywhere(bare, "verification_required: second_step");
  for (const factor of ["sms", "email"]) {
    await world.sql`update sessions set factor = ${factor} where id = ${bare.sessionId}`;
    await expectEverywhere(bare, "verification_required: second_step");
  }
  const seen = { ...seenAs(admin), factor: null };
  expect((await refusesUnwritten(world.sql, () => findUsers(world.ctx, { ...bare, seen }, {}))).message).toBe(
    "verification_required: second_step",
  );
});

test("a platform admin who has lost their factors sets one up first", async () => {
  await world.sql`delete from authenticator_apps where user_id = ${admin.userId}`;
  await expectEverywhere(admin.actor, "verification_required: set_up_two_factor");
});

test.each(["totp", "webauthn", "recovery"])("%s in the session opens the platform's pages", async (factor) => {
  await world.sql`update sessions set factor = ${factor} where id = ${admin.actor.sessionId}`;
  expect((await findUsers(world.ctx, admin.actor, {})).users.length).toBeGreaterThan(4);
});

test("a platform admin's session ends after 30 idle minutes, anybody else's does not", async () => {
  const { sql } = world;
  const mine = await userActor(sql, vera);
  await sql`update sessions set last_used_at = now() - interval '31 minutes'`;
  await expectEverywhere(admin.actor, "verification_required: sign_in");
  await sql`update sessions set last_used_at = now() - interval '29 minutes'`;
  expect((await findUsers(world.ctx, admin.actor, {})).users).not.toEqual([]);
  const [row] = await sql`select is_session_live(user_id, expires_at, now() - interval '31 minutes') as live
    from sessions where id = ${mine.sessionId}`;
  expect(row?.live).toBe(true);
});

test("an address that was not proven for 90 days comes first", async () => {
  await world.sql`update users set email_proven_at = now() - interval '91 days' where id = ${admin.userId}`;
  await expectEverywhere(admin.actor, "verification_required: revalidate_email");
});

test("what changes other people asks for a proof of the last ten minutes (SU-01)", async () => {
  await world.sql`update sessions set auth_at = now() - interval '11 minutes' where id = ${admin.actor.sessionId}`;
  const guarded = commands.filter(({ definition }) => definition.proof);
  expect(guarded.length).toBeGreaterThan(3);
  await expectOf(guarded, admin.actor, "verification_required: step_up");
});

test.each(commands)("$name waits for whoever takes the right away, and then writes nothing (INV-05)", async (act) => {
  const { sql } = world;
  let acting: Promise<unknown> = Promise.resolve();
  const expected = await sql.begin(async (tx) => {
    await tx`delete from platform_admins where user_id = ${admin.userId}`;
    const meanwhile = await digest(tx);
    acting = refusalOf(run(act, admin.actor));
    await untilSomebodyWaits(sql);
    return meanwhile;
  });
  expect(await acting).toMatchObject({ code: "not_found" });
  expect(await digest(sql)).toEqual(expected);
});
