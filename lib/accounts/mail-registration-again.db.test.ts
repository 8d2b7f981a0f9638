import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, queuedMessages, refusesUnwritten } from "@/lib/testing/observe";
import { fromNewNetwork, visitor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { mailRegistrationAgain } from "./mail-registration-again";
import { register } from "./register";

const { mia } = cast;

let world: World;
let email: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  email = `again${count}@example.com`;
  await world.sql`delete from rate_limits`;
  await register(fromNewNetwork(world.ctx), visitor("browser"), {
    name: "Nia Newcomer",
    email,
    password: "a harbour full of kites",
  });
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const again = (to = email, browser: string | null = "browser", ctx = fromNewNetwork(world.ctx)) =>
  mailRegistrationAgain(ctx, visitor(browser), { email: to });
/** What the act queues: each mail's name and whom or what it is about. */
async function queuedBy(act: () => Promise<unknown>) {
  const before = (await queuedMessages(world.sql)).length;
  // The answer is the same for any address.
  expect(await act()).toBeNull();
  return (await queuedMessages(world.sql)).slice(before).map(({ name, ids }) => [name, Object.values(ids)[0]]);
}
const registration = async () =>
  (await world.sql<{ id: string }[]>`select id from registrations where email_canonical = ${email}`)[0]?.id;

test("the browser that registered gets the link's mail again, and nothing else changes", async () => {
  const stored = () => world.sql`select * from registrations order by id`;
  const before = await stored();
  expect(await queuedBy(() => again())).toEqual([["confirm_registration", await registration()]]);
  expect(await stored()).toEqual(before);
});

test("another browser is answered alike and sends nothing", async () => {
  for (const browser of ["another browser", null]) expect(await queuedBy(() => again(email, browser))).toEqual([]);
});

test("an address that has an account is told so, and one that nobody registered gets nothing", async () => {
  expect(await queuedBy(() => again("MIA@northwind.example"))).toEqual([["already_registered", mia.userId]]);
  expect(await queuedBy(() => again(`nobody${count}@example.com`))).toEqual([]);
});

test("a registration whose time is over sends nothing", async () => {
  await world.sql`update registrations set expires_at = now() where email_canonical = ${email}`;
  expect(await queuedBy(() => again())).toEqual([]);
});

test("of several registrations of one address the newest is mailed", async () => {
  await world.sql`update registrations set created_at = now() - interval '1 minute' where email_canonical = ${email}`;
  const first = await registration();
  await register(fromNewNetwork(world.ctx), visitor("browser"), {
    name: "Nia Twice",
    email,
    password: "a harbour full of kites",
  });
  const [mailed] = await queuedBy(() => again());
  const [newest] = await world.sql<{ id: string }[]>`select id from registrations
    where email_canonical = ${email} and id <> ${first ?? ""}`;
  expect(mailed).toEqual(["confirm_registration", newest?.id]);
});

test("a third time within a quarter of an hour is refused with the time to wait, whoever has the address", async () => {
  for (const to of [email, mia.email, `nobody${count}@example.com`]) {
    await again(to);
    await again(to);
    expect(await refusesUnwritten(world.sql, () => again(to)), to).toMatchObject({
      code: "rate_limited",
      facts: { minutes: 15 },
    });
  }
});

test("where a network has sent too much, the answer is as always and nothing is sent", async () => {
  const ctx = fromNewNetwork(world.ctx);
  const bucket = `mail:network:${ctx.request.ip}`;
  await world.sql`select take_permit(${bucket}, 20, 3600) from generate_series(1, 20)`;
  expect(await queuedBy(() => again(email, "browser", ctx))).toEqual([]);
});

test("two at once with one left send one mail", async () => {
  await again();
  const before = (await queuedMessages(world.sql)).length;
  const outcomes = await Promise.allSettled([again(), again(email, "browser", fromNewNetwork(world.other))]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await queuedMessages(world.sql)).toHaveLength(before + 1);
});
