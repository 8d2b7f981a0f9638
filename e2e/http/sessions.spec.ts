import { cast } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { answerOf, plain, scripted } from "../fixtures/actions";
import type { Reply } from "../fixtures/ask";
import { password } from "../fixtures/place";
import { expect, openWorld, test, type World } from "../fixtures/world";

const session = /^(__Host-)?rollcall_session=([^;]+); (.*)$/;

function cookieOf(reply: Reply) {
  const given = [reply.headers["set-cookie"] ?? []].flat().flatMap((each) => session.exec(each) ?? []);
  return { prefix: given[1] ?? "", token: given[2] ?? "", attributes: (given[3] ?? "").split("; ").sort() };
}

const attributesOnHttp = [/^Expires=/, /^HttpOnly$/, /^Path=\/$/, /^SameSite=lax$/];

/** A person of one's own, so that a changed password disturbs nobody. */
async function newcomer(world: World) {
  const person = await world.join("Nils Newcomer", "read_only");
  await world.sql`insert into passwords (user_id, hash) select ${person.userId}, hash from passwords where user_id = ${cast.vera.userId}`;
  return person;
}

async function signIn(world: World, email: string, cookie?: string) {
  const fields = { email, password };
  return world.ask(scripted("signInAction", fields, { path: "/sign-in", ...(cookie ? { cookie } : {}) }));
}

const isAlive = async (world: World, cookie: string) => (await world.ask({ path: "/profile", cookie })).status === 200;

test("a session cookie is 43 random characters and cannot be read or sent from elsewhere", async ({ world }) => {
  const seen = new Set<string>();
  const { email } = await newcomer(world);
  for (const reply of [
    await signIn(world, email),
    await world.ask(plain("signInAction", { email, password }, { path: "/sign-in" })),
  ]) {
    const { prefix, token, attributes } = cookieOf(reply);
    expect(prefix).toBe("");
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    for (const [index, wanted] of attributesOnHttp.entries()) expect(attributes[index]).toMatch(wanted);
    expect(attributes).toHaveLength(attributesOnHttp.length);
    seen.add(token);
    const expires = Date.parse(attributes[0]?.replace("Expires=", "") ?? "");
    expect(Math.abs(expires - Date.now() - 20 * 3_600_000)).toBeLessThan(60_000);
  }
  expect(seen.size).toBe(2);
});

test("no table holds a cookie's value, only its hash", async ({ world }) => {
  const { email } = await newcomer(world);
  const { token } = cookieOf(await signIn(world, email));
  const tables = await world.sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  for (const { name } of tables) {
    const [found] = await world.sql.unsafe<{ count: number }[]>(
      `select count(*)::integer as count from ${name} t where strpos(t::text, '${token}') > 0`,
    );
    expect([name, found?.count]).toEqual([name, 0]);
  }
  const [row] = await world.sql`select 1 from sessions where token_hash = ${hashToken(token)}`;
  expect(row).toBeDefined();
});

test("signing in never takes over a cookie that was there before", async ({ world }) => {
  const { email } = await newcomer(world);
  const planted = randomToken();
  const first = cookieOf(await signIn(world, email, planted)).token;
  expect(first).not.toBe(planted);
  expect(await isAlive(world, planted)).toBe(false);
  const second = cookieOf(await signIn(world, email, first)).token;
  expect(second).not.toBe(first);
});

test("a changed password gives this browser a new cookie; the old one and all other sessions are dead", async ({
  world,
}) => {
  const { userId } = await newcomer(world);
  const [mine, other] = [await world.signInAs({ userId }), await world.signInAs({ userId })];
  const fields = { current: password, password: "nineteen quiet herons" };
  const reply = await world.ask(scripted("changePasswordAction", fields, { path: "/profile/security", cookie: mine }));
  expect(answerOf(reply)?.status).toBe("done");
  const { token } = cookieOf(reply);
  expect([await isAlive(world, token), await isAlive(world, mine), await isAlive(world, other)]).toEqual([
    true,
    false,
    false,
  ]);
});

test("a password reset ends every session and signs nobody in", async ({ world }) => {
  const { userId } = await newcomer(world);
  const old = await world.signInAs({ userId });
  const token = randomToken();
  await world.sql`insert into password_resets (id, user_id, nonce, kid, token_hash, expires_at)
    values (${createId("rst")}, ${userId}, 'n', 'k1', ${hashToken(token)}, now() + interval '1 hour')`;
  const fields = { token, password: "nineteen quiet herons" };
  const reply = await world.ask(scripted("resetPasswordAction", fields, { path: `/reset-password/${token}` }));
  expect(reply.headers["x-action-redirect"]).toContain("/sign-in?note=saved");
  expect(cookieOf(reply).token).toBe("");
  expect(await isAlive(world, old)).toBe(false);
});

test("using a session never moves its end", async ({ world }) => {
  const { userId } = await newcomer(world);
  const cookie = await world.signInAs({ userId });
  const end = async () => (await world.sql`select expires_at from sessions where token_hash = ${hashToken(cookie)}`)[0];
  const before = await end();
  for (const path of ["/profile", "/orgs/northwind", "/api/auth/session", "/profile/sessions"]) {
    const reply = await world.ask({ path, cookie });
    expect([path, reply.status, reply.headers["set-cookie"]]).toEqual([path, 200, undefined]);
  }
  expect(await end()).toEqual(before);
  await world.sql`update sessions set last_used_at = now(), expires_at = now() - interval '1 second' where token_hash = ${hashToken(cookie)}`;
  expect(await isAlive(world, cookie)).toBe(false);
});

test("signing out deletes the row, empties the browser and leaves nothing to go back to", async ({ world }) => {
  for (const post of [scripted, plain]) {
    const { userId } = await newcomer(world);
    const cookie = await world.signInAs({ userId });
    expect((await world.ask({ path: "/profile", cookie })).headers["cache-control"]).toBe("no-store");
    const reply = await world.ask(post("signOutAction", {}, { path: "/profile", cookie }));
    expect(reply.headers["clear-site-data"]).toBe('"cache", "storage"');
    expect(String(reply.headers["set-cookie"])).toMatch(/rollcall_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await world.sql`select 1 from sessions where user_id = ${userId}`).toHaveLength(0);
    expect(await isAlive(world, cookie)).toBe(false);
  }
});

test("on https every cookie is bound to the host by its name, and HTTPS is demanded for the future", async () => {
  const { world, close } = await openWorld({ APP_URL: "https://rollcall.example", TRUSTED_PROXIES: "" });
  try {
    const headers = { host: "rollcall.example", origin: "https://rollcall.example" };
    const fields = { email: cast.vera.email, password };
    const reply = await world.ask(scripted("signInAction", fields, { path: "/sign-in", headers }));
    const cookies = [reply.headers["set-cookie"] ?? []].flat();
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    for (const each of cookies) {
      expect(each).toMatch(/^__Host-rollcall_\w+=/);
      for (const part of ["Path=/", "Secure", "HttpOnly", "SameSite=lax"]) expect(each.split("; ")).toContain(part);
      expect(each).not.toMatch(/domain=/i);
      expect(each).not.toMatch(/vera|northwind|@/i);
    }
    const { token, prefix } = cookieOf(reply);
    expect(prefix).toBe("__Host-");
    expect(reply.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    const ask = (name: string) =>
      world.ask({ path: "/profile", headers: { host: "rollcall.example", cookie: `${name}=${token}` } });
    expect((await ask("__Host-rollcall_session")).status).toBe(200);
    // A neighbour under the same domain can plant this one.
    expect((await ask("rollcall_session")).headers.location).toMatch(/^(https:\/\/rollcall\.example)?\/sign-in/);
    // The page behind the redirect came with the answer: this server asked itself for it, though TLS ends elsewhere.
    expect(reply.headers["x-action-redirect"]).toBe("/;push");
    expect(reply.body).toContain("$Sreact.fragment");
    expect(world.server.output()).not.toMatch(/failed to get redirect response|"status":421/);
  } finally {
    await close();
  }
});
