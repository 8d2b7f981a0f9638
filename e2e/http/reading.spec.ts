import { readFileSync } from "node:fs";
import { cast } from "../../db/seed";
import { createId } from "../../lib/kernel/ids";
import { hashToken, randomToken } from "../../lib/secrets/derive-token";
import { expect, test, type World } from "../fixtures/world";
import { platformPages } from "./pages";

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

/** Every route of the build; those with a token from `links`. */
async function addresses(world: World) {
  const routes = Object.values<string>(JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")));
  const plainRoutes = routes
    .map((route) => route.replace("[org]", "northwind"))
    .filter((route) => !route.includes("["));
  // Of the platform's pages those that name somebody stand in a list of their own.
  const unknown = routes.filter(
    (route) => route.includes("[") && !route.startsWith("/admin/") && !/\[(org|token|\.\.\.nextauth)\]/.test(route),
  );
  expect(unknown, "add addresses of these routes to this test").toEqual([]);
  const queries = ["?next=%2Forgs%2Fnorthwind", "?email=x%40guests.example&note=saved", "?members=x&invitations=y"];
  return [
    ...new Set([
      ...plainRoutes,
      ...platformPages,
      "/api/auth/session",
      "/api/auth/signout",
      "/api/auth/csrf",
      ...(await links(world)),
    ]),
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
  test.setTimeout(90_000);
  const cookies = [await world.signInAs("olive"), await world.signInAs("otto"), undefined];
  const all = await addresses(world);
  await world.unchanged(async () => {
    for (const path of all) {
      for (const reading of readings) {
        for (const cookie of cookies) {
          const reply = await world.ask({ ...reading, path, ...(cookie ? { cookie } : {}) });
          // Next's own page for errors is a route, and an error.
          if (path !== "/_global-error") expect(reply.status, `${reading.method} ${path}`).toBeLessThan(500);
        }
      }
    }
  });
});

/** Where a secret is kept. A new column of that kind belongs here. */
const secretColumns = [
  ["passwords", "hash"],
  ["users", "mobile"],
  ["sessions", "token_hash"],
  ["invitations", "nonce"],
  ["invitations", "token_hash"],
  ["invitations", "proof_hash"],
  ["password_resets", "nonce"],
  ["password_resets", "token_hash"],
  ["registrations", "password_hash"],
  ["registrations", "browser_hash"],
  ["registrations", "nonce"],
  ["registrations", "token_hash"],
  ["registrations", "mobile"],
] as const;

test("no page, stream or session answer holds a value out of a secret column", async ({ world }) => {
  test.setTimeout(90_000);
  const { sql } = world;
  const cookies = [await world.signInAs("olive"), await world.signInAs("mia"), await world.signInAs("otto"), undefined];
  const all = await addresses(world);
  // One's own number stands on one's own profile, so these are of people who are not asking.
  await sql`update users set mobile = '+447700900001' where id = ${cast.adam.userId}`;
  await sql`update users set mobile = '+447700900002' where id = ${cast.vera.userId}`;
  const canaries: string[] = [];
  for (const [table, column] of secretColumns) {
    const rows = await sql.unsafe<{ value: string | null }[]>(`select distinct ${column} as value from ${table}`);
    expect(rows.length, `${table}.${column} has something to be found`).toBeGreaterThan(0);
    canaries.push(...rows.flatMap(({ value }) => value ?? []));
  }
  const keys = Object.values(world.server.env).filter((value) => value.length > 40 && !value.includes("://"));
  for (const path of all) {
    for (const headers of [{}, { rsc: "1" }]) {
      for (const cookie of cookies) {
        const { body } = await world.ask({ path, headers, ...(cookie ? { cookie } : {}) });
        const found = [...canaries, ...keys, ...(cookie ? [cookie] : [])].filter((canary) => body.includes(canary));
        expect(found, path).toEqual([]);
      }
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
