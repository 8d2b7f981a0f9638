import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { endSessionsOf } from "@/lib/admin/end-sessions-of";
import { findUsers } from "@/lib/admin/find-users";
import { getUser } from "@/lib/admin/get-user";
import { unlockAccount } from "@/lib/admin/unlock-account";
import { refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { type Admin, actorWithApp, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { confirmTwoFactorReset } from "@/lib/two-factor-resets/confirm-two-factor-reset";
import { getTwoFactorReset } from "@/lib/two-factor-resets/get-two-factor-reset";
import { listTwoFactorResets } from "@/lib/two-factor-resets/list-two-factor-resets";
import { openTwoFactorReset } from "@/lib/two-factor-resets/open-two-factor-reset";
import { refuseTwoFactorReset } from "@/lib/two-factor-resets/refuse-two-factor-reset";
import { verifyTwoFactorReset } from "@/lib/two-factor-resets/verify-two-factor-reset";
import type { UserActor } from "./claims";

const { olive, vera } = cast;

let world: World;
let admin: Admin;
beforeAll(async () => {
  world = await openWorld({ connections: 3 });
});
beforeEach(async () => {
  await world.sql`delete from platform_admins`;
  admin = await addAdmin(world.sql, "Priya Nair");
});
afterAll(() => world.close());

/** Everything that there is for platform admins, each with input that would be right. */
const everything = (actor: UserActor) => {
  const [personId, resetId] = [vera.userId, "tfr_00000000000000000000000000"];
  const { ctx } = world;
  return {
    findUsers: () => findUsers(ctx, actor, {}),
    getUser: () => getUser(ctx, actor, { personId }),
    unlockAccount: () => unlockAccount(ctx, actor, { personId }),
    endSessionsOf: () => endSessionsOf(ctx, actor, { personId }),
    listTwoFactorResets: () => listTwoFactorResets(ctx, actor, {}),
    getTwoFactorReset: () => getTwoFactorReset(ctx, actor, { resetId }),
    openTwoFactorReset: () => openTwoFactorReset(ctx, actor, { personId, reason: "lost everything on a train" }),
    verifyTwoFactorReset: () =>
      verifyTwoFactorReset(ctx, actor, { resetId, verification: "a video call with their passport" }),
    confirmTwoFactorReset: () => confirmTwoFactorReset(ctx, actor, { resetId }),
    refuseTwoFactorReset: () => refuseTwoFactorReset(ctx, actor, { resetId }),
  };
};

async function expectEverywhere(actor: UserActor, refusal: string) {
  for (const [name, act] of Object.entries(everything(actor)))
    expect((await refusesUnwritten(world.sql, act)).message, name).toBe(refusal);
}

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
  expect((await refusesUnwritten(world.sql, everything(actor).endSessionsOf)).message).toBe("not_found");
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
  const { endSessionsOf, openTwoFactorReset, verifyTwoFactorReset, confirmTwoFactorReset } = everything(admin.actor);
  for (const act of [endSessionsOf, openTwoFactorReset, verifyTwoFactorReset, confirmTwoFactorReset])
    expect((await refusesUnwritten(world.sql, act)).message).toBe("verification_required: step_up");
});

test("a right that is taken away while an act waits for it lets that act write nothing", async () => {
  const { sql, ctx } = world;
  await userActor(sql, vera);
  let acting: Promise<unknown> = Promise.resolve();
  await sql.begin(async (tx) => {
    await tx`delete from platform_admins where user_id = ${admin.userId}`;
    acting = endSessionsOf(ctx, admin.actor, { personId: vera.userId }).catch((error: unknown) => error);
    await untilSomebodyWaits(sql);
  });
  expect(String(await acting)).toContain("not_found");
  expect(await sql`select 1 from sessions where user_id = ${vera.userId}`).not.toEqual([]);
});
