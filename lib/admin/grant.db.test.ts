import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { actorWithApp, addAdmin, giveApp } from "@/lib/testing/platform-admin";
import { openPostRoom } from "@/lib/testing/post-room";
import { userActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { acceptPlatformGrant } from "./accept-platform-grant";
import { getPlatformGrant } from "./get-platform-grant";
import { listPlatformAdmins } from "./list-platform-admins";
import { offerPlatformAdmin } from "./offer-platform-admin";
import { revokePlatformAdmin } from "./revoke-platform-admin";

const { olive, adam, vera } = cast;

let world: World;
let post: ReturnType<typeof openPostRoom>;
let actor: UserActor;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  await giveApp(world.sql, olive);
  await giveApp(world.sql, adam);
});
beforeEach(async () => {
  const { sql } = world;
  await sql`delete from platform_admins`;
  await sql`delete from platform_admin_grants`;
  await sql`delete from sessions`;
  await post.clear();
  actor = await actorWithApp(sql, olive);
});
afterAll(() => world.close());

const offer = async (email: string = olive.email) =>
  (await offerPlatformAdmin(world.ctx.db, email)).path.replace("/admin/grant/", "");
const isAdmin = async (userId: string) =>
  (await world.sql`select 1 from platform_admins where user_id = ${userId}`).length > 0;
const refused = async (act: () => Promise<unknown>) => (await refusesUnwritten(world.sql, act)).message;

test("the link makes its person a platform admin, and looking at it does not", async () => {
  const { sql, ctx } = world;
  const other = await addAdmin(sql, "Priya Nair");
  const token = await offer();
  expect(token).toMatch(/^[\w-]{43}$/);
  const stored = await sql`select t::text as row from platform_admin_grants t`;
  expect(stored[0]?.row).not.toContain(token);
  await getPlatformGrant(ctx, actor, { token });
  expect(await isAdmin(olive.userId)).toBe(false);
  await acceptPlatformGrant(ctx, actor, { token });
  expect(await isAdmin(olive.userId)).toBe(true);
  const mails = await post.sendAll();
  const to = (address: string) => mails.find((each) => each.to.address === address);
  expect(mails).toHaveLength(2);
  expect(to(olive.email)?.text).toContain("Made a platform admin");
  expect(to(other.email)?.text).toContain(`${olive.name} is now a platform admin`);
  const [event] = await sql`select name from account_events where user_id = ${olive.userId} order by at desc limit 1`;
  expect(event?.name).toBe("platform_admin.granted");
});

test("the link works once, also for twenty who press at the same time", async () => {
  const token = await offer();
  const presses = Array.from({ length: 20 }, (_, turn) =>
    acceptPlatformGrant(turn % 2 ? world.ctx : world.other, actor, { token }).then(
      () => "done",
      (error: Error) => error.message,
    ),
  );
  const answers = await Promise.all(presses);
  expect(answers.filter((each) => each === "done")).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(["done", "expired"]));
  expect(await refused(() => acceptPlatformGrant(world.ctx, actor, { token }))).toBe("expired");
});

test("the link works for 15 minutes, only the newest, and for nobody else", async () => {
  const { sql, ctx } = world;
  const first = await offer();
  const token = await offer();
  expect(await refused(() => acceptPlatformGrant(ctx, actor, { token: first }))).toBe("expired");
  const other = await actorWithApp(sql, adam);
  expect(await refused(() => acceptPlatformGrant(ctx, other, { token }))).toBe("expired");
  expect(await refused(() => getPlatformGrant(ctx, other, { token }))).toBe("expired");
  expect(await refused(() => acceptPlatformGrant(ctx, actor, { token: "A".repeat(43) }))).toBe("expired");
  const [row] =
    await sql`select extract(epoch from expires_at - created_at)::integer as seconds from platform_admin_grants`;
  expect(row?.seconds).toBe(15 * 60);
  await sql`update platform_admin_grants set expires_at = now()`;
  expect(await refused(() => acceptPlatformGrant(ctx, actor, { token }))).toBe("expired");
  expect(await isAdmin(olive.userId)).toBe(false);
});

test("the link asks for two-factor authentication in this session before it says anything", async () => {
  const { sql, ctx } = world;
  const token = await offer();
  const bare = await userActor(sql, olive);
  for (const act of [getPlatformGrant, acceptPlatformGrant]) {
    expect(await refused(() => act(ctx, bare, { token }))).toBe("verification_required: second_step");
    await sql`update sessions set factor = 'sms' where id = ${bare.sessionId}`;
    expect(await refused(() => act(ctx, bare, { token }))).toBe("verification_required: second_step");
  }
  const without = await userActor(sql, vera);
  const theirs = await offer(vera.email);
  expect(await refused(() => acceptPlatformGrant(ctx, without, { token: theirs }))).toBe(
    "verification_required: set_up_two_factor",
  );
});

test("revoking takes the right, an unused link and every session away, and tells the others and the person", async () => {
  const { sql, ctx } = world;
  const other = await addAdmin(sql, "Priya Nair");
  await acceptPlatformGrant(ctx, actor, { token: await offer() });
  await post.clear();
  expect(await revokePlatformAdmin(ctx.db, olive.email.toUpperCase())).toMatchObject({ was: "admin" });
  expect(await isAdmin(olive.userId)).toBe(false);
  expect(await sql`select 1 from sessions where user_id = ${olive.userId}`).toEqual([]);
  const mails = await post.sendAll();
  expect(mails.map(({ to }) => to.address).sort()).toEqual([olive.email, other.email].sort());
  expect(mails.find(({ to }) => to.address === other.email)?.text).toContain("no longer a platform admin");

  const token = await offer();
  expect(await revokePlatformAdmin(ctx.db, olive.email)).toMatchObject({ was: "asked" });
  expect(await refused(() => acceptPlatformGrant(ctx, actor, { token }))).toBe("verification_required: sign_in");
  await expect(revokePlatformAdmin(ctx.db, olive.email)).rejects.toThrow("is not a platform admin");
});

test("nobody becomes one who has no account, is archived or is one already, and what is not there is not taken away", async () => {
  const { sql, ctx } = world;
  await sql`insert into platform_admins (user_id) values (${adam.userId})`;
  await sql`update users set archived_at = now() where id = ${vera.userId}`;
  const before = await snapshot(sql);
  const refusals = [
    [offerPlatformAdmin, "not an address", "is not an email address"],
    [offerPlatformAdmin, "nobody@rollcall.example", "Nobody has an account"],
    [offerPlatformAdmin, vera.email, "is archived and cannot sign in"],
    [offerPlatformAdmin, adam.email, "is a platform admin already"],
    [revokePlatformAdmin, olive.email, "is not a platform admin"],
    [revokePlatformAdmin, "nobody@rollcall.example", "Nobody has an account"],
  ] as const;
  for (const [act, address, sentence] of refusals)
    await expect(act(ctx.db, address), address).rejects.toThrow(sentence);
  expect(await snapshot(sql)).toEqual(before);
  await sql`update users set archived_at = null where id = ${vera.userId}`;
});

test("the list says who is one and who holds a link", async () => {
  await acceptPlatformGrant(world.ctx, actor, { token: await offer() });
  await offer(adam.email);
  const { admins, asked } = await listPlatformAdmins(world.ctx.db);
  expect(admins).toMatchObject([{ email: olive.email, twoFactor: "strong" }]);
  expect(asked).toMatchObject([{ email: adam.email }]);
});
