import { cast } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { addressOf, builtRoutes } from "../fixtures/built-routes";
import { expect, test, type World } from "../fixtures/world";
import { once } from "./pairs";
import { plantSecrets, secretColumns } from "./secret-columns";

/** Live links of every kind, so that opening them is tried on what they open. */
async function links(world: World) {
  const invited = await world.invite(`reader-${createId("evt").slice(-8)}@guests.example`);
  const own = await world.invite(cast.otto.email).catch(() => invited);
  const [reset, confirm] = [randomToken(), randomToken()];
  await world.sql`insert into password_resets (id, user_id, nonce, kid, token_hash, expires_at)
    values (${createId("rst")}, ${cast.adam.userId}, ${randomToken()}, 'k1', ${hashToken(reset)}, now() + interval '1 hour')
    on conflict (user_id) do update set token_hash = excluded.token_hash`;
  await world.sql`insert into registrations (id, name, email, email_canonical, password_hash, mobile, browser_hash, nonce, kid, token_hash, expires_at)
    values (${createId("reg")}, 'Rita Reader', 'rita@guests.example', 'rita@guests.example', ${`$argon2id$${randomToken()}`}, '+447700900777',
      ${randomToken()}, ${randomToken()}, 'k1', ${hashToken(confirm)}, now() + interval '1 hour')`;
  return [
    ...[invited.token, invited.link, own.link, own.id].flatMap((link) => [
      `/invitations/${link}`,
      `/invitations/${link}/decline`,
      `/invitations/${link}/declined`,
    ]),
    `/reset-password/${reset}`,
    `/verify-email/${confirm}`,
  ];
}

/** Every route of the build, and every kind of live link. */
async function addresses(world: World) {
  const routes = builtRoutes().filter(({ route }) => !route.includes("[...nextauth]"));
  const queries = ["?next=%2Forgs%2Fnorthwind", "?email=x%40guests.example&note=saved", "?members=x&invitations=y"];
  return [
    ...routes.map(({ route }) => addressOf(route)),
    ...["session", "signout", "csrf"].map((name) => `/api/auth/${name}`),
    ...(await links(world)),
    ...queries.flatMap((query) => [`/sign-in${query}`, `/orgs/northwind/team${query}`]),
    "/orgs/southbank/team",
  ];
}

const readings = [
  { method: "GET" },
  { method: "HEAD" },
  { method: "GET", headers: { rsc: "1" } },
  { method: "GET", headers: { purpose: "prefetch", "next-router-prefetch": "1", rsc: "1" } },
];

test("reading changes nothing: no page, link or route writes when it is opened", async ({ world }) => {
  const visitors = [await world.signInAs("olive"), await world.signInAs("otto"), undefined];
  const all = await addresses(world);
  await world.unchanged(async () => {
    for (const [turn, cookie] of visitors.entries()) {
      for (const [path, reading] of once(all, readings, turn)) {
        const reply = await world.ask({ ...reading, path, ...(cookie ? { cookie } : {}) });
        // Next's own page for errors is a route, and an error.
        if (path !== "/_global-error") expect(reply.status, `${reading.method} ${path}`).toBeLessThan(500);
      }
    }
  });
});

test("no page, stream or session answer holds a value out of a secret column", async ({ world }) => {
  const { sql } = world;
  const visitors = [
    await world.signInAs("olive"),
    await world.signInAs("mia"),
    await world.signInAs("otto"),
    undefined,
  ];
  const all = await addresses(world);
  await plantSecrets(sql);
  const canaries: string[] = [];
  for (const { table, column } of await secretColumns(sql)) {
    const rows = await sql.unsafe<{ value: string }[]>(
      `select distinct ${column}::text as value from ${table} where ${column}::text <> ''`,
    );
    const advice = `plant something in ${table}.${column} (e2e/http/secret-columns.ts), so that it can be found`;
    expect(rows.length, advice).toBeGreaterThan(0);
    // What is short is in every page by chance.
    expect(
      rows.filter(({ value }) => value.length < 8),
      `${table}.${column}`,
    ).toEqual([]);
    canaries.push(...rows.map(({ value }) => value));
  }
  const keys = Object.values(world.server.env).filter((value) => value.length > 40 && !value.includes("://"));
  for (const [turn, cookie] of visitors.entries()) {
    for (const [path, headers] of once(all, [{}, { rsc: "1" }], turn)) {
      const { body } = await world.ask({ path, headers, ...(cookie ? { cookie } : {}) });
      const found = [...canaries, ...keys, ...(cookie ? [cookie] : [])].filter((canary) => body.includes(canary));
      expect(found, path).toEqual([]);
    }
  }
});

test("who is signed in is told by four words of a closed list", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const { body, status } = await world.ask({ path: "/api/auth/session", cookie });
  const { expires, ...rest } = JSON.parse(body);
  expect(status).toBe(200);
  expect(rest).toEqual({ user: { id: cast.olive.userId, name: cast.olive.name, email: cast.olive.email } });
  expect(Math.abs(Date.parse(expires) - Date.now() - 20 * 3_600_000)).toBeLessThan(60_000);
  expect((await world.ask({ path: "/api/auth/session" })).body).toBe("null");
});

test("a page with a token names no other origin and keeps its address from the pages that it links to", async ({
  world,
}) => {
  for (const path of await links(world)) {
    const { headers, body } = await world.ask({ path });
    expect(headers["referrer-policy"], path).toBe("strict-origin");
    expect(headers["cache-control"], path).toBe("no-store");
    expect(body, path).toMatch(/<meta name="robots" content="noindex/);
    const origins = [...body.matchAll(/(?:src|href|action)="(https?:)?\/\/([^/"]+)/g)].map(([, , host]) => host);
    expect(origins, path).toEqual([]);
    expect(world.server.output()).not.toContain(path.split("/")[2]?.split("~")[0] ?? path);
  }
});
