import { cast } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { answerOf, plain, scripted } from "../fixtures/actions";
import type { Asked } from "../fixtures/ask";
import { password } from "../fixtures/place";
import { openWiredWorld } from "../fixtures/wire";
import { expect, test, type World } from "../fixtures/world";
import { withoutChance } from "./pages";

/** Addresses of one length, so that not even that tells answers apart. */
const address = () => `p${createId("evt").slice(-12)}@guests.example`;

async function account(world: World, attempts?: { failed: number; total: number; locked: boolean }) {
  const { userId } = await world.join("Ines Inquiry", "read_only");
  const email = address();
  await world.sql`update users set email = ${email}, email_canonical = ${email} where id = ${userId}`;
  await world.sql`insert into passwords (user_id, hash) select ${userId}, hash from passwords where user_id = ${cast.vera.userId}`;
  if (attempts)
    await world.sql`insert into password_attempts (user_id, device_id, failed, total, locked_until) values
      (${userId}, '', ${attempts.failed}, ${attempts.total}, ${attempts.locked ? world.sql`now() + interval '30 minutes'` : null})`;
  return email;
}

async function registration(world: World) {
  const email = address();
  await world.sql`insert into registrations (id, name, email, email_canonical, password_hash, browser_hash, nonce, kid, token_hash, expires_at)
    select ${createId("reg")}, 'Ines Inquiry', ${email}, ${email}, hash, ${randomToken()}, ${randomToken()}, 'k1', ${hashToken(randomToken())}, now() + interval '1 hour'
    from passwords where user_id = ${cast.vera.userId}`;
  return email;
}

/** What a stranger may not tell apart, with a wrong password and, where it must not help, the right one (AT-04). */
const classes: Readonly<Record<string, (world: World) => Promise<{ email: string; password: string }>>> = {
  unknown: async () => ({ email: address(), password: "wrong horse" }),
  wrong: async (world) => ({ email: await account(world), password: "wrong horse" }),
  locked: async (world) => ({
    email: await account(world, { failed: 10, total: 10, locked: true }),
    password: "wrong horse",
  }),
  "locked, right password": async (world) => ({
    email: await account(world, { failed: 10, total: 10, locked: true }),
    password,
  }),
  "the tenth failure": async (world) => ({
    email: await account(world, { failed: 9, total: 9, locked: false }),
    password: "wrong horse",
  }),
  "off after 100": async (world) => ({
    email: await account(world, { failed: 1, total: 100, locked: false }),
    password,
  }),
  unconfirmed: async (world) => ({ email: await registration(world), password: "wrong horse" }),
  "unconfirmed, right password": async (world) => ({ email: await registration(world), password }),
};

for (const [way, post] of Object.entries({ scripted, plain })) {
  test(`unknown, wrong, locked, off and unconfirmed sign-ins are answered alike, posted ${way}`, async ({ world }) => {
    const answers = new Map<string, string>();
    for (const [name, make] of Object.entries(classes)) {
      const fields = await make(world);
      const reply = await world.ask(post("signInAction", fields, { path: "/sign-in" }));
      if (way === "scripted") expect(answerOf(reply), name).toMatchObject({ code: "invalid", reason: "wrong_sign_in" });
      answers.set(name, withoutChance(reply, fields.email, encodeURIComponent(fields.email)));
    }
    for (const [name, answer] of answers) expect(answer, name).toBe(answers.get("unknown"));
  });
}

test("registering and asking for a reset are answered alike, whether or not the address has an account", async ({
  world,
}) => {
  const [known, unknown] = [await account(world), address()];
  const forms: Readonly<Record<string, (email: string) => Asked>> = {
    register: (email) =>
      scripted(
        "registerAction",
        { name: "Ines Inquiry", email, password: "a quiet lamp post 9" },
        { path: "/register" },
      ),
    "register, plain": (email) =>
      plain("registerAction", { name: "Ines Inquiry", email, password: "a quiet lamp post 9" }, { path: "/register" }),
    reset: (email) => scripted("askPasswordResetAction", { email }, { path: "/forgot-password" }),
    "reset, plain": (email) => plain("askPasswordResetAction", { email }, { path: "/forgot-password" }),
  };
  for (const [name, form] of Object.entries(forms)) {
    const [one, other] = [await world.ask(form(known)), await world.ask(form(unknown))];
    const target = one.headers.location ?? one.headers["x-action-redirect"];
    expect(target, name).toMatch(/^\/(register|forgot-password)\/sent/);
    expect(withoutChance(one, known), name).toBe(withoutChance(other, unknown));
  }
});

test("the form for inviting does not tell who has an account", async ({ world }) => {
  const cookie = await world.signInAs("adam");
  const [known, unknown] = [address(), address()];
  await world.sql`insert into users (id, name, email, email_canonical, email_proven_at)
    values (${createId("usr")}, 'Ines Inquiry', ${known}, ${known}, now())`;
  const answers = [];
  for (const email of [known, unknown]) {
    const fields = { organisation: "northwind", email, role: "read_only" };
    const reply = await world.ask(scripted("inviteAction", fields, { path: "/orgs/northwind/team", cookie }));
    answers.push(JSON.stringify([reply.status, answerOf(reply)]).replaceAll(email, "…"));
  }
  expect(answers[0]).toContain('"status":"done"');
  expect(answers[0]).toBe(answers[1]);
});

test("an altered, an unknown and a cut link open the same page", async ({ world }) => {
  const { token } = await world.invite(address());
  const altered = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
  const shown = async (link: string) => withoutChance(await world.ask({ path: `/invitations/${link}` }), link);
  const expected = await shown(randomToken());
  for (const link of [altered, token.slice(0, 42), `${altered}~${randomToken()}`])
    expect(await shown(link)).toBe(expected);
});

test("a flood of sign-ins is turned away in time, and the server stays answerable", async ({ world }) => {
  let isOver = false;
  const flood = Promise.all(
    Array.from({ length: 300 }, () =>
      world.ask(scripted("signInAction", { email: address(), password: "wrong horse" }, { path: "/sign-in" })),
    ),
  ).finally(() => {
    isOver = true;
  });
  let answered = 0;
  while (!isOver) {
    expect((await world.ask({ path: "/api/health/alive" })).status).toBe(200);
    answered += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const statuses = (await flood).map(({ status }) => status);
  expect(answered).toBeGreaterThan(2);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  // How many are turned away depends on the machine, and a quick one serves them all: hash-queue.test.ts fills the line.
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
});

test("a password of a megabyte is refused unread, one over a kilobyte before it is hashed", async ({ world }) => {
  const email = await account(world);
  await world.unchanged(async () => {
    const sign = (long: string) => world.ask(scripted("signInAction", { email, password: long }, { path: "/sign-in" }));
    expect((await sign("x".repeat(1024 * 1024))).status).toBe(413);
    expect(answerOf(await sign("x".repeat(1025)))).toMatchObject({
      code: "invalid",
      fields: { password: expect.any(String) },
    });
    expect(answerOf(await sign("é".repeat(513)))).toMatchObject({
      code: "invalid",
      fields: { password: expect.any(String) },
    });
  });
});

test("an organisation of others asks the database what one that does not exist asks, word for word", async () => {
  test.setTimeout(120_000);
  const { world, wire, close } = await openWiredWorld();
  try {
    const cookie = await world.signInAs("olive");
    const ways: Readonly<Record<string, (slug: string) => Asked>> = {
      page: (slug) => ({ path: `/orgs/${slug}/team` }),
      stream: (slug) => ({ path: `/orgs/${slug}/team`, headers: { rsc: "1" } }),
      action: (organisation) =>
        scripted(
          "inviteAction",
          { organisation, email: "x@guests.example", role: "read_only" },
          { path: "/orgs/northwind/team" },
        ),
      file: (slug) => ({ method: "POST", path: `/orgs/${slug}/team/csv` }),
    };
    for (const [name, way] of Object.entries(ways)) {
      const statements = async (slug: string) => {
        wire.heard();
        expect((await world.ask({ ...way(slug), cookie })).body, name).not.toContain("Southbank");
        // Whether one more connection is opened, and asks which types there are, is chance.
        const asked = wire.heard().filter((statement) => !statement.includes("pg_catalog.pg_type"));
        return asked.toSorted();
      };
      // The first of its kind makes connections and prepares statements.
      for (const slug of ["southbank", "nobodysit"]) await statements(slug);
      expect(await statements("southbank"), name).toEqual(await statements("nobodysit"));
      expect((await statements("northwind")).length, name).toBeGreaterThan(0);
    }
  } finally {
    await close();
  }
});
