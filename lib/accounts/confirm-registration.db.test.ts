import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashToken } from "@/lib/secrets/derive-token";
import { brokenInvariants, refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { fromNewNetwork, tokenOf, visitor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { confirmRegistration } from "./confirm-registration";
import { register } from "./register";

const password = "a harbour full of kites";
const here = visitor("the browser that registered");
const elsewhere = visitor("another browser");

let world: World;
let email: string;
let token: string;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  count += 1;
  email = `person${count}@example.com`;
  token = await registered();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** Registers, and reads the link out of the mail that would be sent. */
async function registered(given: object = {}): Promise<string> {
  await register(fromNewNetwork(world.ctx), here, {
    name: "Nia Newcomer",
    email,
    password,
    mobile: "+44 7700 900123",
    ...given,
  });
  const [row] = await world.sql<{ id: string }[]>`select id from registrations order by created_at desc limit 1`;
  return tokenOf(world.sql, world.ctx, "registrations", row?.id ?? "");
}

const accounts = () => world.sql`select id from users where email_canonical = ${email}`;
const wrong = () => confirmRegistration(world.ctx, elsewhere, { token, password: "not that password" });

test("the mailed link makes the account, its private organisation and a session in the browser that registered", async () => {
  const { sql, ctx } = world;
  const { session } = await confirmRegistration(ctx, here, { token });
  const [user] = await sql`select name, mobile, mobile_proven_at from users where id = ${session.userId}`;
  expect(user).toEqual({ name: "Nia Newcomer", mobile: "+447700900123", mobile_proven_at: null });
  const rows = await sql`select user_id, method, expires_at - created_at <= interval '20 hours' as bounded from sessions
    where token_hash = ${hashToken(session.token)}`;
  expect([...rows]).toEqual([{ user_id: session.userId, method: "confirmation", bounded: true }]);
  const events = await sql`select name from account_events where user_id = ${session.userId} order by name`;
  expect(events.map(({ name }) => name)).toEqual(["account.created", "session.started"]);
  const chain = await sql`select e.action, e.body from audit_events e join organisations o on o.id = e.organisation_id
    where o.created_by = ${session.userId}`;
  expect(chain.map(({ action }) => action)).toEqual(["organisation.created"]);
  // Names stand beside the chain, never in it.
  expect(chain[0]?.body).not.toContain("Nia");
});

test("a link is good for one account and for one hour", async () => {
  const { sql, ctx } = world;
  await sql`update registrations set expires_at = now() where email_canonical = ${email}`;
  expect(await refusesUnwritten(sql, () => confirmRegistration(ctx, here, { token }))).toMatchObject({
    code: "expired",
  });
  await sql`update registrations set expires_at = now() + interval '1 second' where email_canonical = ${email}`;
  await confirmRegistration(ctx, here, { token });
  expect(await refusesUnwritten(sql, () => confirmRegistration(ctx, here, { token }))).toMatchObject({
    code: "expired",
  });
  expect(await refusalOf(confirmRegistration(ctx, here, { token: "made up" }))).toMatchObject({ code: "expired" });
});

describe("in another browser", () => {
  test("the link asks for the password that was chosen, and asking costs nothing", async () => {
    const { sql, ctx } = world;
    for (const actor of [elsewhere, visitor(), visitor("")]) {
      const refusal = await refusesUnwritten(sql, () => confirmRegistration(ctx, actor, { token }));
      expect(refusal).toMatchObject({ code: "invalid", reason: "other_browser" });
    }
    await confirmRegistration(ctx, elsewhere, { token, password });
    expect(await accounts()).toHaveLength(1);
  });

  test("four wrong passwords leave a fifth try, which may be right", async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(await refusalOf(wrong())).toMatchObject({ code: "invalid" });
    await confirmRegistration(world.ctx, elsewhere, { token, password });
    expect(await accounts()).toHaveLength(1);
  });

  test("five wrong passwords void the registration, for the right password and the right browser too", async () => {
    const { ctx } = world;
    for (let turn = 0; turn < 5; turn += 1) expect(await refusalOf(wrong())).toMatchObject({ code: "invalid" });
    expect(await refusalOf(confirmRegistration(ctx, elsewhere, { token, password }))).toMatchObject({
      code: "expired",
    });
    expect(await refusalOf(confirmRegistration(ctx, here, { token }))).toMatchObject({ code: "expired" });
    expect(await accounts()).toHaveLength(0);
  });

  test("twenty parallel guesses get five tries between them", async () => {
    const { ctx, other, sql } = world;
    const guesses = Array.from({ length: 20 }, (_, index) =>
      refusalOf(
        confirmRegistration(index % 2 ? ctx : other, elsewhere, { token, password: `wrong password ${index}` }),
      ),
    );
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === "invalid")).toHaveLength(5);
    const [row] = await sql`select failed from registrations where email_canonical = ${email}`;
    expect(row).toEqual({ failed: 5 });
  });
});

test("the account voids every other registration of its address", async () => {
  const later = await registered({ password: "another harbour of kites" });
  await confirmRegistration(world.ctx, here, { token });
  expect(await world.sql`select 1 from registrations where email_canonical = ${email}`).toHaveLength(0);
  expect(await refusalOf(confirmRegistration(world.ctx, here, { token: later }))).toMatchObject({ code: "expired" });
});

test("one link confirmed ten times at once, on two servers, makes one account", async () => {
  const { ctx, other } = world;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => confirmRegistration(index % 2 ? ctx : other, here, { token })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const each of outcomes) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "expired" });
  expect(await accounts()).toHaveLength(1);
});

test("two registrations of one address, confirmed at the same moment, make one account", async () => {
  const { ctx, other } = world;
  const later = await registered();
  const outcomes = await Promise.allSettled([
    confirmRegistration(ctx, here, { token }),
    confirmRegistration(other, here, { token: later }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "expired" });
  expect(await accounts()).toHaveLength(1);
});
