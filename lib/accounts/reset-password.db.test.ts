import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { newBrowserMail } from "@/lib/sign-in/mails";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, queued, queuedMessages, refusalOf, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import { addAccount, fromNewNetwork, type Person, tokenOf, userActor, visitor } from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import { askPasswordReset } from "./ask-password-reset";
import { hashPassword } from "./hash-queue";
import { passwordChangedMail, passwordResetMail } from "./mails";
import { resetPassword } from "./reset-password";

const { mia } = cast;
const password = "a harbour full of kites";

let world: World;
let person: Person;
let count = 0;
beforeAll(async () => {
  world = await openWorld({ signsIn: true });
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(
    world.sql,
    `Person ${count}`,
    `person${count}@example.com`,
    await hashPassword(castPassword),
  );
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** Each asks from another network. */
const ask = (email: string) => askPasswordReset(fromNewNetwork(world.ctx), visitor(), { email });

/** Asks, and reads the link out of the mail that would be sent. */
async function asked(): Promise<string> {
  await ask(person.email);
  const [row] = await world.sql<{ id: string }[]>`select id from password_resets where user_id = ${person.userId}`;
  return tokenOf(world.sql, world.ctx, "password_resets", row?.id ?? "");
}

const reset = (token: string, given = password) => resetPassword(world.ctx, visitor(), { token, password: given });
const trySignIn = (given: string, ...cookies: { name: string; value: string }[]) =>
  signedIn(signIn(world.ctx, visitor(null, ...cookies), { email: person.email, password: given }));

test("asking answers alike for any address, writes only for an account, and mails the stored address", async () => {
  const { sql } = world;
  const before = await snapshot(sql);
  expect(await ask("nobody@example.com")).toEqual({ email: "nobody@example.com" });
  expect(await snapshot(sql)).toEqual(before);
  expect(await ask("MIA@NorthWind.example")).toEqual({ email: "MIA@NorthWind.example" });
  const [row] = await sql<{ id: string }[]>`select id from password_resets where user_id = ${mia.userId}`;
  expect(await queued(sql, passwordResetMail)).toEqual([{ resetId: row?.id }]);
  // Letters that only look like those of an account reach nobody.
  for (const email of ["m\u0131a@northwind.example", "mia\uFF20northwind.example"]) {
    expect(await refusesUnwritten(sql, () => ask(email))).toMatchObject({ code: "invalid" });
  }
});

test("the fourth mail within fifteen minutes is dropped with the usual answer", async () => {
  const before = (await queuedMessages(world.sql)).length;
  for (let turn = 0; turn < 5; turn += 1) expect(await ask(person.email)).toEqual({ email: person.email });
  expect((await queuedMessages(world.sql)).length - before).toBe(3);
});

test("a reset changes the password, signs nobody in, ends every session and tells the person", async () => {
  const { sql } = world;
  await userActor(sql, person);
  await userActor(sql, person);
  const token = await asked();
  expect(await reset(token)).toBeNull();
  expect(await sql`select 1 from sessions where user_id = ${person.userId}`).toHaveLength(0);
  const [event] = await sql<
    { id: string }[]
  >`select id from account_events where user_id = ${person.userId} and name = 'password.reset'`;
  expect(await queued(sql, passwordChangedMail)).toContainEqual({ eventId: event?.id });
  expect(await refusalOf(trySignIn(castPassword))).toMatchObject({ reason: "wrong_sign_in" });
  await expect(trySignIn(password)).resolves.toMatchObject({ userId: person.userId });
});

describe("a reset link", () => {
  test("is dead once a newer one has been asked for", async () => {
    const first = await asked();
    const second = await asked();
    expect(await refusesUnwritten(world.sql, () => reset(first))).toMatchObject({ code: "expired" });
    await expect(reset(second)).resolves.toBeNull();
  });

  test("is good for one hour", async () => {
    const token = await asked();
    await world.sql`update password_resets set expires_at = now() where user_id = ${person.userId}`;
    expect(await refusesUnwritten(world.sql, () => reset(token))).toMatchObject({ code: "expired" });
  });

  test("is spent once, however many use it at once", async () => {
    const token = await asked();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        resetPassword(index % 2 ? world.ctx : world.other, visitor(), { token, password: `${password} ${index}` }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of outcomes) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "expired" });
    const events =
      await world.sql`select 1 from account_events where user_id = ${person.userId} and name = 'password.reset'`;
    expect(events).toHaveLength(1);
  });

  test("survives a password that is not good enough", async () => {
    const token = await asked();
    for (const poor of ["short", "passwordpassword", `person ${count} 2026!`, "rollcall rollcall"]) {
      expect((await refusesUnwritten(world.sql, () => reset(token, poor))).fields, poor).toHaveProperty("password");
    }
    await expect(reset(token)).resolves.toBeNull();
  });

  test("is nowhere stored: no column and no job holds its token", async () => {
    const token = await asked();
    expect(JSON.stringify(await snapshot(world.sql))).not.toContain(token);
  });

  test("cannot be made up, and opens nothing for an archived account", async () => {
    expect(await refusesUnwritten(world.sql, () => reset("made up"))).toMatchObject({ code: "expired" });
    const token = await asked();
    await world.sql`update users set archived_at = now() where id = ${person.userId}`;
    expect(await refusesUnwritten(world.sql, () => reset(token))).toMatchObject({ code: "expired" });
  });
});

test("a reset opens a locked account, and one whose password is off after a hundred failures", async () => {
  const { sql } = world;
  const started = await trySignIn(castPassword);
  await sql`insert into password_attempts (user_id, device_id, failed, total, locked_until)
    values (${person.userId}, '', 10, 100, now() + interval '30 minutes')
    on conflict (user_id, device_id) do update set failed = 10, total = 100, locked_until = excluded.locked_until`;
  expect(await refusalOf(trySignIn(castPassword))).toMatchObject({ reason: "wrong_sign_in" });
  await reset(await asked());
  await expect(trySignIn(password)).resolves.toMatchObject({ userId: person.userId });
  // The browser that was known before the reset is a stranger now: told apart by the mail about a new browser.
  const before = (await queued(sql, newBrowserMail)).length;
  await trySignIn(password, started.deviceCookie);
  expect((await queued(sql, newBrowserMail)).length - before).toBe(1);
});
