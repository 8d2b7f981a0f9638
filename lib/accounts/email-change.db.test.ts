import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { listMembers } from "@/lib/members/list-members";
import { deriveToken } from "@/lib/secrets/derive-token";
import { newBrowserMail } from "@/lib/sign-in/mails";
import { signIn } from "@/lib/sign-in/sign-in";
import { brokenInvariants, queued, queuedMessages, refusalOf, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { signedIn } from "@/lib/testing/signed-in";
import {
  addAccount,
  fromNewNetwork,
  joinTeam,
  memberActor,
  type Person,
  tokenOf,
  userActor,
  visitor,
} from "@/lib/testing/test-context";
import { castPassword, openWorld, type World } from "@/lib/testing/world";
import type { UserActor } from "@/lib/usecase/claims";
import { askEmailChange } from "./ask-email-change";
import { askPasswordReset } from "./ask-password-reset";
import { changePassword } from "./change-password";
import { confirmEmailChange } from "./confirm-email-change";
import { confirmEmailChangeMail, emailChangedMail, emailChangeUndoneMail } from "./email-change-mails";
import { getEmailChange } from "./get-email-change";
import { getEmailUndo } from "./get-email-undo";
import { hashPassword } from "./hash-queue";
import { undoEmailChange } from "./undo-email-change";

const { olive, otto, northwind } = cast;

let world: World;
let hash: string;
let person: Person;
let actor: UserActor;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  hash = await hashPassword(castPassword);
});
beforeEach(async () => {
  count += 1;
  person = await addAccount(world.sql, `Person ${count}`, `person${count}@example.com`, hash);
  actor = await userActor(world.sql, person);
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

const ask = (email: string, given: object = {}, as = actor) =>
  askEmailChange(fromNewNetwork(world.ctx), as, { email, password: castPassword, ...given });
const confirm = (token: string, ctx = world.ctx) => confirmEmailChange(ctx, visitor(), { token });
const undo = (token: string, ctx = world.ctx) => undoEmailChange(ctx, visitor(), { token });

async function waitingId(userId = person.userId): Promise<string> {
  const [row] = await world.sql<{ id: string }[]>`
    select id from email_changes where user_id = ${userId} and confirmed_at is null`;
  return row?.id ?? "";
}

/** Asks, and reads the link out of the mail that would be sent. */
async function asked(email: string, as = actor): Promise<string> {
  await ask(email, {}, as);
  return tokenOf(world.sql, world.ctx, "email_changes", await waitingId(as.userId));
}

async function undoTokenOf(id: string): Promise<string> {
  const [seed] = await world.sql<
    { nonce: string; kid: string }[]
  >`select nonce, kid from email_changes where id = ${id}`;
  return deriveToken(world.ctx.mailKeys, "email-undo", id, seed ?? { nonce: "", kid: "" });
}

/** Changes to this address, and answers the link that undoes it. */
async function changedTo(email: string): Promise<string> {
  const token = await asked(email);
  const id = await waitingId();
  await confirm(token);
  return undoTokenOf(id);
}

async function addressOf(userId = person.userId) {
  const [row] = await world.sql<{ email: string }[]>`select email from users where id = ${userId}`;
  return row?.email;
}

const sessionsOf = () => world.sql<{ id: string }[]>`select id from sessions where user_id = ${person.userId}`;
const rowsOf = (table: string) => world.sql`select 1 from ${world.sql(table)} where user_id = ${person.userId}`;

test("asking changes nothing but makes a mail to the new address, in the same way whether or not it has an account", async () => {
  const { sql } = world;
  expect(await ask(`New${count}@Example.com`)).toEqual({ email: `New${count}@Example.com` });
  expect(await queued(sql, confirmEmailChangeMail)).toContainEqual({ changeId: await waitingId() });
  expect(await addressOf()).toBe(person.email);
  expect(await ask(otto.email)).toEqual({ email: otto.email });
  expect(await queued(sql, confirmEmailChangeMail)).toContainEqual({ changeId: await waitingId() });
  const token = await tokenOf(sql, world.ctx, "email_changes", await waitingId());
  expect(await refusesUnwritten(sql, () => confirm(token))).toMatchObject({ code: "expired" });
});

test("confirming moves the account, and ends what hung on the old address but for the session that asked", async () => {
  const { sql, ctx } = world;
  await joinTeam(sql, person, northwind, "technician");
  await userActor(sql, person);
  const before = await signedIn(signIn(ctx, visitor(), { email: person.email, password: castPassword }));
  const token = await asked(`moved${count}@example.com`);
  await askPasswordReset(fromNewNetwork(ctx), visitor(), { email: person.email });
  expect(await getEmailChange(ctx, visitor(), { token })).toEqual({
    name: person.name,
    email: `moved${count}@example.com`,
  });
  await confirm(token);
  expect(await addressOf()).toBe(`moved${count}@example.com`);
  expect(Array.from(await sessionsOf(), ({ id }) => id)).toEqual([actor.sessionId]);
  expect(await rowsOf("password_resets")).toHaveLength(0);
  const [event] = await sql<{ id: string }[]>`
    select id from account_events where user_id = ${person.userId} and name = 'email.changed'`;
  expect((await queued(sql, emailChangedMail)).at(-1)).toMatchObject({ eventId: event?.id });
  // Who searches for the new address on the Team page finds them.
  const found = await listMembers(ctx, await memberActor(sql, olive, northwind), { search: `moved${count}@` });
  expect(found.members.map(({ userId }) => userId)).toEqual([person.userId]);
  // Every browser is a stranger again: the next sign-in is told of.
  const mails = (await queued(sql, newBrowserMail)).length;
  await signedIn(
    signIn(ctx, visitor(null, before.deviceCookie), { email: `moved${count}@example.com`, password: castPassword }),
  );
  expect(await queued(sql, newBrowserMail)).toHaveLength(mails + 1);
});

describe("asking is refused", () => {
  const refused = (email: string, given: object = {}, except: string[] = ["password_attempts"]) =>
    refusesUnwritten(world.sql, () => ask(email, given), except);

  test("with a wrong password", async () => {
    expect((await refused("new@example.com", { password: "not that password" })).fields).toHaveProperty("password");
  });

  test("for what is no address, and for one's own in other letters", async () => {
    for (const email of ["", "new", "n\u0131a@example.com", `PERSON${count}@example.com`]) {
      expect((await refused(email)).fields, email).toHaveProperty("email");
    }
  });

  test("outside the approved domains of an organisation that one belongs to, which is named", async () => {
    const { sql } = world;
    await sql`update organisations set approved_domains = '["northwind.example"]' where id = ${northwind.id}`;
    await ask("elsewhere@example.com");
    await joinTeam(sql, person, northwind, "technician");
    expect(await refused("elsewhere@example.com")).toMatchObject({
      fields: { email: "outside_domains" },
      facts: { organisation: "Northwind Energy", domains: "northwind.example" },
    });
    // Asked before joining, confirmed after.
    const token = await tokenOf(sql, world.ctx, "email_changes", await waitingId());
    expect(await refusesUnwritten(sql, () => confirm(token))).toMatchObject({
      code: "conflict",
      reason: "outside_domains",
      facts: { organisation: "Northwind Energy" },
    });
    await ask(`person${count}@mail.northwind.example`);
    await sql`update organisations set approved_domains = '[]' where id = ${northwind.id}`;
  });

  test("after ten mails within an hour, wherever they went", async () => {
    for (let turn = 0; turn < 10; turn += 1) await ask(`turn${turn}@person${count}.example.com`);
    expect(await refused(`another${count}@example.com`)).toMatchObject({ code: "rate_limited" });
  });

  test("when three mails went to the address within fifteen minutes", async () => {
    const email = `often${count}@example.com`;
    for (let turn = 0; turn < 3; turn += 1) await ask(email);
    expect(await refused(email)).toMatchObject({ code: "rate_limited" });
  });
});

describe("a link to the new address", () => {
  test("works once, for an hour, and only the newest", async () => {
    const { sql } = world;
    const first = await asked(`first${count}@example.com`);
    const second = await asked(`second${count}@example.com`);
    expect(await refusesUnwritten(sql, () => confirm(first))).toMatchObject({ code: "expired" });
    await sql`update email_changes set expires_at = now() where user_id = ${person.userId}`;
    expect(await refusesUnwritten(sql, () => confirm(second))).toMatchObject({ code: "expired" });
    await sql`update email_changes set expires_at = now() + interval '1 minute' where user_id = ${person.userId}`;
    await confirm(second);
    expect(await refusesUnwritten(sql, () => confirm(second))).toMatchObject({ code: "expired" });
    expect(await refusalOf(confirm("made up"))).toMatchObject({ code: "expired" });
  });

  test("is dead after a new password, and nowhere stored", async () => {
    const { sql, ctx } = world;
    const token = await asked(`late${count}@example.com`);
    expect(JSON.stringify([await snapshot(sql), await queuedMessages(sql)])).not.toContain(token);
    await changePassword(ctx, actor, { current: castPassword, password: "a harbour full of kites" });
    expect(await refusesUnwritten(sql, () => confirm(token))).toMatchObject({ code: "expired" });
  });
});

describe("the link to the old address", () => {
  test("brings it back, ends every session, and tells both", async () => {
    const { sql, ctx } = world;
    const token = await changedTo(`thief${count}@example.com`);
    expect(await getEmailUndo(ctx, visitor(), { token })).toEqual({ name: person.name, oldEmail: person.email });
    await askPasswordReset(fromNewNetwork(ctx), visitor(), { email: `thief${count}@example.com` });
    await undo(token);
    expect(await addressOf()).toBe(person.email);
    expect(await sessionsOf()).toHaveLength(0);
    expect(await rowsOf("password_resets")).toHaveLength(0);
    const told = await queued(sql, emailChangeUndoneMail);
    expect(told.slice(-2)).toMatchObject([{ to: "old" }, { to: "new" }]);
    expect(await refusesUnwritten(sql, () => undo(token))).toMatchObject({ code: "expired" });
  });

  test("still works when the thief has changed it a second time, whose own link is dead then", async () => {
    const { sql } = world;
    const owners = await changedTo(`thief${count}@example.com`);
    const thiefs = await changedTo(`hideout${count}@example.com`);
    await ask(`third${count}@example.com`);
    const waiting = await tokenOf(sql, world.ctx, "email_changes", await waitingId());
    await undo(owners);
    expect(await addressOf()).toBe(person.email);
    expect(await refusesUnwritten(sql, () => undo(thiefs))).toMatchObject({ code: "expired" });
    expect(await refusesUnwritten(sql, () => confirm(waiting))).toMatchObject({ code: "expired" });
  });

  test("is dead after 72 hours", async () => {
    const { sql } = world;
    const token = await changedTo(`new${count}@example.com`);
    const [row] = await sql`select undo_until - confirmed_at = interval '72 hours' as right from email_changes
      where user_id = ${person.userId}`;
    expect(row).toEqual({ right: true });
    await sql`update email_changes set undo_until = now() where user_id = ${person.userId}`;
    expect(await refusesUnwritten(sql, () => undo(token))).toMatchObject({ code: "expired" });
  });

  test("says so when another account has the address by now", async () => {
    const token = await changedTo(`new${count}@example.com`);
    await addAccount(world.sql, "Somebody Else", person.email);
    expect(await refusesUnwritten(world.sql, () => undo(token))).toMatchObject({ code: "conflict", reason: "taken" });
  });
});
