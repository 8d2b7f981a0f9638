import { afterAll, beforeAll, expect, test } from "vitest";
import { cast } from "@/db/seed";
import { brokenInvariants, queued, queuedMessages, refusesUnwritten, snapshot } from "@/lib/testing/observe";
import { from, fromNewNetwork, invitee, plantInvitation, userActor, visitor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { acceptInvitation } from "../invitations/accept-invitation";
import { confirmRegistrationMail } from "./mails";
import { register } from "./register";

const { olive, mia, northwind } = cast;
const password = "a harbour full of kites";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** Each asks from another network, so that only what a test is about is limited. */
const ask = (input: object, ctx = fromNewNetwork(world.ctx)) =>
  register(ctx, visitor("browser"), { name: "Nia Newcomer", password, ...input });

const refused = (input: object) => refusesUnwritten(world.sql, () => ask(input));

test("registering answers alike and queues one mail, whether or not the address has an account", async () => {
  const { sql } = world;
  const before = (await queuedMessages(sql)).length;
  const fresh = await ask({ email: "nia@example.com" });
  const [registration] = await sql<
    { id: string }[]
  >`select id from registrations where email_canonical = 'nia@example.com'`;
  expect(registration).toBeDefined();
  const known = await ask({ email: "MIA@northwind.example" });
  expect(fresh).toMatchObject({ kind: "waiting", filledIn: { email: "nia@example.com" } });
  expect(known).toMatchObject({ kind: "waiting", filledIn: { email: "MIA@northwind.example" } });
  const jobs = (await queuedMessages(sql)).slice(before);
  expect(jobs.map(({ name, ids }) => [name, Object.values(ids)[0]])).toEqual([
    ["confirm_registration", registration?.id],
    ["already_registered", mia.userId],
  ]);
  expect(await sql`select 1 from users where email_canonical = 'nia@example.com'`).toHaveLength(0);
  expect(await sql`select 1 from registrations where email_canonical = ${mia.email}`).toHaveLength(0);
});

test("neither a column nor a job holds the password or the link's token", async () => {
  const { sql } = world;
  const rows = JSON.stringify(await snapshot(sql));
  expect(rows).not.toContain(password);
  const [row] = await sql<{ password_hash: string }[]>`select password_hash from registrations limit 1`;
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a bad password, name, address or mobile number is refused with a sentence for each field", async () => {
  expect((await refused({ email: "x@example.com", password: "elevenchars" })).fields).toHaveProperty("password");
  expect((await refused({ email: "robinson@example.com", password: "robinson-2026!" })).fields).toHaveProperty(
    "password",
  );
  const all = await refused({ email: "nobody", name: "see evil.example.com", mobile: "12" });
  expect(Object.keys(all.fields).sort()).toEqual(["email", "mobile", "name"]);
  const landline = await refused({ email: "x@example.com", mobile: "020 7946 0958" });
  expect(landline.fields).toEqual({ mobile: "Enter a mobile number, like 07700 900900 or +44 7700 900900" });
  expect((await refused({ email: "x@example.com", userId: "usr_1" })).fields).toHaveProperty("userId");
});

test("a mobile number is optional and kept in its international form", async () => {
  const typed: [string | undefined, string | null][] = [
    [undefined, null],
    [" ", null],
    ["07700 900123", "+447700900123"],
  ];
  for (const [index, [mobile, kept]] of typed.entries()) {
    const email = `mobile${index}@example.com`;
    await ask({ email, ...(mobile === undefined ? {} : { mobile }) });
    const rows = await world.sql`select mobile from registrations where email_canonical = ${email}`;
    expect([...rows], JSON.stringify(mobile)).toEqual([{ mobile: kept }]);
  }
});

test("who registers through the mailed link of an invitation has proven the address: the account is there at once", async () => {
  const { sql, ctx } = world;
  const invitation = await plantInvitation(sql, ctx, { email: "proof@example.com", by: olive, to: northwind });
  const made = await ask({ email: "Proof@example.com", invitation: invitation.mailed });
  expect(made).toMatchObject({ kind: "account", link: invitation.mailed });
  if (made.kind !== "account") return;
  const [user] =
    await sql`select email, email_canonical, email_proven_at is not null as proven from users where id = ${made.session.userId}`;
  expect(user).toEqual({ email: "Proof@example.com", email_canonical: "proof@example.com", proven: true });
  const owned = await sql`
    select o.kind, o.name, o.seat_limit, o.member_count, m.role_id from organisations o join members m on m.organisation_id = o.id
    where m.user_id = ${made.session.userId}`;
  expect([...owned]).toEqual([
    { kind: "personal", name: "Nia Newcomer", seat_limit: 1, member_count: 1, role_id: "rol_owner" },
  ]);
  // Not a member until they accept.
  const accepted = await acceptInvitation(ctx, invitee(invitation.mailed, await userActor(sql, made.session)), {});
  expect(accepted).toMatchObject({ kind: "member" });
});

test("a copied link proves nothing, and one with a made-up proof is no invitation: the address is confirmed by its own mail", async () => {
  const { sql, ctx } = world;
  const invitation = await plantInvitation(sql, ctx, { email: "copied@example.com", by: olive, to: northwind });
  expect(await ask({ email: "copied@example.com", invitation: invitation.copied })).toMatchObject({ kind: "waiting" });
  expect(await ask({ email: "copied@example.com", invitation: `${invitation.copied}~made-up` })).toMatchObject({
    kind: "waiting",
  });
  expect(await sql`select 1 from users where email_canonical = 'copied@example.com'`).toHaveLength(0);
  const rows = await sql`select invitation_id from registrations where email_canonical = 'copied@example.com'`;
  expect(rows.map((row) => row.invitation_id)).toEqual([invitation.id, null]);
});

test("an invitation for one address does not register another", async () => {
  const { sql, ctx } = world;
  const invitation = await plantInvitation(sql, ctx, { email: "right@example.com", by: olive, to: northwind });
  const refusal = await refused({ email: "wrong@example.com", invitation: invitation.mailed });
  expect(refusal).toMatchObject({ fields: { email: "other_invited" }, facts: { email: "right@example.com" } });
});

test("a dead mailed link proves nothing any more", async () => {
  const { sql, ctx } = world;
  const invitation = await plantInvitation(sql, ctx, { email: "dead@example.com", by: olive, to: northwind });
  await sql`update invitations set state = 'revoked' where id = ${invitation.id}`;
  expect(await ask({ email: "dead@example.com", invitation: invitation.mailed })).toMatchObject({ kind: "waiting" });
});

test("the mailed link of an invitation gives nobody a session in an account that exists already", async () => {
  const { sql, ctx } = world;
  const southbank = cast.southbank;
  const invitation = await plantInvitation(sql, ctx, { email: olive.email, by: cast.otto, to: southbank });
  expect(await ask({ email: olive.email, invitation: invitation.mailed })).toMatchObject({
    kind: "waiting",
    filledIn: { email: olive.email },
  });
  expect(await sql`select 1 from sessions where user_id = ${olive.userId}`).toHaveLength(0);
});

test("two people who prove one address at the same moment make one account", async () => {
  const { sql, ctx, other } = world;
  const invitation = await plantInvitation(sql, ctx, { email: "once@example.com", by: olive, to: northwind });
  const given = { email: "once@example.com", invitation: invitation.mailed };
  const outcomes = await Promise.all([
    ask(given, from(ctx, "192.0.2.1")),
    ask(given, from(other, "192.0.2.2")),
    ask(given, from(ctx, "192.0.2.3")),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["account", "waiting", "waiting"]);
  expect(await sql`select 1 from users where email_canonical = 'once@example.com'`).toHaveLength(1);
});

test("the fourth mail to an address within 15 minutes is dropped with the usual answer, on whichever server", async () => {
  const { sql, ctx, other } = world;
  for (const email of ["flood@example.com", mia.email]) {
    await sql`delete from rate_limits where bucket like 'mail:registration:%'`;
    const before = (await queuedMessages(sql)).length;
    for (let turn = 0; turn < 5; turn += 1) {
      const answer = await ask({ email }, from(turn % 2 ? ctx : other, `192.0.2.${10 + turn}`));
      expect(answer).toMatchObject({ kind: "waiting", filledIn: { email } });
    }
    expect((await queuedMessages(sql)).length - before, email).toBe(3);
  }
});

test("one network gets twenty mails an hour, whatever addresses it names", async () => {
  const { sql, ctx } = world;
  const before = (await queued(sql, confirmRegistrationMail)).length;
  for (let turn = 0; turn < 22; turn += 1) {
    // One customer's /64 is one network.
    await ask({ email: `net${turn}@example.com` }, from(ctx, `2001:db8:1:2::${turn + 1}`));
  }
  expect((await queued(sql, confirmRegistrationMail)).length - before).toBe(20);
});
