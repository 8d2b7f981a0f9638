import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { sweep } from "@/lib/operations/sweep";
import { queued, queuedMessages } from "@/lib/testing/observe";
import { openPostRoom } from "@/lib/testing/post-room";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { giveFactor, proveBy, requireTwoFactor, takeFactors } from "@/lib/testing/two-factor-policy";
import { openWorld, type World } from "@/lib/testing/world";
import { announceTwoFactor } from "./announce-two-factor";
import { twoFactorSoonAnnouncement } from "./announcements";
import { twoFactorReminderMail, twoFactorRequiredMail } from "./mails";
import { setTwoFactorPolicy } from "./set-two-factor-policy";
import { tellThoseWithoutTwoFactor } from "./tell-those-without-two-factor";

const { olive, adam, mia, vera, northwind } = cast;

let world: World;
let post: ReturnType<typeof openPostRoom>;
beforeAll(async () => {
  world = await openWorld();
  post = openPostRoom(world);
  await world.sql`update organisations set seat_limit = 2000`;
});
beforeEach(async () => {
  const { sql } = world;
  await post.clear();
  await sql`delete from rate_limits`;
  for (const { userId } of [olive, adam, mia, vera]) await takeFactors(sql, userId);
  await giveFactor(sql, olive.userId, "app");
  await giveFactor(sql, adam.userId, "sms");
});
afterAll(() => world.close());

const reminded = async () => (await queued(world.sql, twoFactorReminderMail)).map((ids) => ids.userId).toSorted();
const lacking = [mia.userId, vera.userId].toSorted();
/** The worker's part: each announcement that waits becomes the mails of those whom it is for. */
async function tell() {
  for (const ids of await queued(world.sql, twoFactorSoonAnnouncement)) await post.send(twoFactorSoonAnnouncement(ids));
}
const clearAnnouncements = () => world.sql`
  delete from graphile_worker._private_jobs where payload ->> 'name' = ${twoFactorSoonAnnouncement.definition.name}`;
/** An hour strikes. */
async function remind() {
  await announceTwoFactor(world.ctx);
  await tell();
  await clearAnnouncements();
}
/** Time goes by: the same policy, nearer. */
const pass = (time: string) =>
  world.sql`update organisations set two_factor_from = two_factor_from - ${time}::interval where id = ${northwind.id}`;

test("nobody is reminded more than seven days before, and everybody who lacks it within them", async () => {
  const { sql } = world;
  await requireTwoFactor(sql, northwind.id, "169 hours");
  await remind();
  expect(await reminded()).toEqual([]);
  await pass("2 hours");
  await remind();
  expect(await reminded()).toEqual(lacking);
});

test("each reminder goes once, also with two workers and every hour, and after the first was sent and swept", async () => {
  const { sql, ctx, other } = world;
  await requireTwoFactor(sql, northwind.id, "167 hours");
  await Promise.all([announceTwoFactor(ctx), announceTwoFactor(other), announceTwoFactor(ctx)]);
  expect(await queued(sql, twoFactorSoonAnnouncement)).toHaveLength(1);
  await Promise.all([tell(), tell()]);
  await clearAnnouncements();
  expect(await reminded()).toEqual(lacking);
  const mails = await post.sendAll();
  expect(mails.map(({ to }) => to.address).toSorted()).toEqual([mia.email, vera.email].toSorted());
  await sweep(ctx);
  await remind();
  expect(await reminded()).toEqual([]);
});

test("a day before comes the second one; a worker that was down through both sends only that", async () => {
  const { sql, ctx } = world;
  await requireTwoFactor(sql, northwind.id, "23 hours");
  const [row] = await sql<
    { from: Date }[]
  >`select two_factor_from as from from organisations where id = ${northwind.id}`;
  const from = row?.from.toISOString() ?? "";
  // Queued in time, and told too late.
  await tellThoseWithoutTwoFactor(ctx.db, { organisationId: northwind.id, from, what: "in_a_week" });
  await remind();
  await remind();
  expect(await reminded()).toEqual(lacking);
});

test("somebody who joins within the days before is reminded too; another day begins anew", async () => {
  const { sql } = world;
  await requireTwoFactor(sql, northwind.id, "100 hours");
  await remind();
  await post.clear();
  const who = await addAccount(sql, "Late", "late@example.com");
  await joinTeam(sql, who, northwind, "member");
  await remind();
  expect(await reminded()).toEqual([who.userId]);
  await post.clear();
  await requireTwoFactor(sql, northwind.id, "120 hours");
  await remind();
  expect(await reminded()).toEqual([...lacking, who.userId].toSorted());
  await sql`delete from members where user_id = ${who.userId} and organisation_id = ${northwind.id}`;
});

test("nothing is queued once it is in force, dropped, or its organisation deleted; and nothing sent to who has it by then", async () => {
  const { sql } = world;
  await requireTwoFactor(sql, northwind.id, "-1 minute");
  await remind();
  await requireTwoFactor(sql, northwind.id, null);
  await remind();
  await requireTwoFactor(sql, northwind.id, "20 hours");
  await sql`update organisations set deleted_at = now() where id = ${northwind.id}`;
  await remind();
  expect(await reminded()).toEqual([]);
  await sql`update organisations set deleted_at = null where id = ${northwind.id}`;
  await remind();
  await giveFactor(sql, mia.userId, "app");
  expect((await post.sendAll()).map(({ to }) => to.address)).toEqual([vera.email]);
});

test("text messages that do not count are reminded of like none", async () => {
  const { sql } = world;
  await requireTwoFactor(sql, northwind.id, "20 hours");
  await sql`update organisations set text_messages_count = false where id = ${northwind.id}`;
  await remind();
  expect(await reminded()).toEqual([...lacking, adam.userId].toSorted());
});

test("switched on at once, a large team is told by the worker: one queued row in the request, one mail for each", async () => {
  const { sql, ctx } = world;
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    select 'usr_many' || n, 'Many ' || n, 'many' || n || '@example.com', 'many' || n || '@example.com', now() from generate_series(1, 450) n`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    select 'mem_many' || n, ${northwind.id}, 'usr_many' || n, 'rol_member' from generate_series(1, 450) n`;
  const owner = await memberActor(sql, olive, northwind);
  await proveBy(sql, owner.sessionId, "totp");
  await requireTwoFactor(sql, northwind.id, null);
  await setTwoFactorPolicy(ctx, owner, { isRequired: true, textMessagesCount: true });
  const announcement = await queuedMessages(sql);
  expect(announcement.map(({ name }) => name)).toEqual(["two_factor_switched_on"]);
  // Twice, as after a crash between its end and the queue's knowing of it.
  for (const message of announcement) for (const turn of ["1", "2"]) await post.send(message, turn);
  const told = await queued(sql, twoFactorRequiredMail);
  expect(told).toHaveLength(452);
  expect(new Set(told.map((ids) => ids.userId)).size).toBe(452);
  // Put off again before the worker came to it: nobody is told anything.
  await post.clear();
  await sql`delete from rate_limits`;
  await requireTwoFactor(sql, northwind.id, null);
  for (const message of announcement) await post.send(message);
  expect(await queuedMessages(sql)).toEqual([]);
});
