import { cast } from "../../db/seed";
import { plain, scripted } from "../fixtures/actions";
import { password } from "../fixtures/place";
import { expect, openWorld, test } from "../fixtures/world";
import { expectHeaders } from "./expect-headers";

test("a form or call from anywhere but our own origin gets 403 and does nothing", async ({ world }) => {
  const { port } = world.server;
  const cookie = await world.signInAs("olive");
  const foreign = [
    { origin: undefined },
    { origin: "null" },
    { origin: "https://evil.test" },
    { origin: `http://sub.localhost:${port}` },
    { origin: `http://localhost:${port + 1}` },
    { origin: `https://localhost:${port}` },
    { origin: `http://localhost:${port}.evil.test` },
    { origin: `http://localhost:${port}`, "sec-fetch-site": "cross-site" },
    { origin: `http://localhost:${port}`, "sec-fetch-site": "same-site" },
    { origin: "https://evil.test", "x-forwarded-host": "evil.test" },
    { origin: "https://evil.test", "x-forwarded-host": "evil.test", authorization: "Bearer rct_1" },
  ];
  const email = "csrf@guests.example";
  await world.unchanged(async () => {
    for (const headers of foreign) {
      for (const asked of [
        scripted(
          "inviteAction",
          { organisation: "northwind", email, role: "member" },
          { path: "/orgs/northwind/team", cookie, headers },
        ),
        plain("signOutAction", {}, { path: "/profile", cookie, headers }),
        plain("signInAction", { email: cast.vera.email, password }, { path: "/sign-in", headers }),
        scripted("askPasswordResetAction", { email: cast.vera.email }, { path: "/forgot-password", headers }),
        { method: "POST", path: "/api/auth/session", cookie, headers, body: "{}" },
        { method: "POST", path: "/api/auth/signout", cookie, headers, body: "{}" },
      ]) {
        const reply = await world.ask(asked);
        expect([asked.path, headers, reply.status]).toEqual([asked.path, headers, 403]);
        expect(reply.headers["set-cookie"]).toBeUndefined();
      }
    }
  });
});

test("a Host that is not ours gets 421, and no mail is ordered by it", async ({ world }) => {
  await world.unchanged(async () => {
    for (const host of ["evil.test", `evil.test:${world.server.port}`, `127.0.0.1:${world.server.port}`, "localhost"]) {
      const headers = { host };
      const fields = { email: cast.vera.email };
      for (const asked of [
        { path: "/sign-in", headers },
        scripted("askPasswordResetAction", fields, { path: "/forgot-password", headers }),
        plain("askPasswordResetAction", fields, {
          path: "/forgot-password",
          headers: { ...headers, origin: `http://${host}` },
        }),
      ])
        expect([host, (await world.ask(asked)).status]).toEqual([host, 421]);
    }
  });
});

test("what a stranger forwards is not believed: not its host, its address or its scheme", async () => {
  const { world, close } = await openWorld({ TRUSTED_PROXIES: "" });
  try {
    const spoofed = {
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-host": "evil.test",
      "x-forwarded-proto": "https",
      "x-real-ip": "203.0.113.9",
      "x-client-ip": "203.0.113.9",
      "x-rollcall-inner": "00000000-0000-0000-0000-000000000000",
      forwarded: "for=203.0.113.9;host=evil.test",
    };
    const ask = (email: string, headers: object) =>
      world.ask(plain("signInAction", { email, password }, { path: "/sign-in", headers: { ...spoofed, ...headers } }));
    expect((await ask(cast.vera.email, { origin: "https://evil.test" })).status).toBe(403);
    expect(
      (await ask(cast.vera.email, { host: "evil.test", "x-forwarded-host": `localhost:${world.server.port}` })).status,
    ).toBe(421);
    expect((await ask("nobody@guests.example", {})).status).toBe(200);
    const reply = await ask(cast.vera.email, {});
    expect(reply.headers.location).toBe("/");
    expect(String(reply.headers["set-cookie"])).not.toContain("Secure");
    const [session] = await world.sql`select ip from sessions where user_id = ${cast.vera.userId}`;
    expect(session?.ip).toBe("127.0.0.1");
    const buckets = await world.sql<
      { bucket: string }[]
    >`select bucket from rate_limits where bucket like 'sign-in:failures:%'`;
    expect(buckets.map(({ bucket }) => bucket)).toEqual(["sign-in:failures:127.0.0.1"]);
    expect(world.server.output()).not.toContain("203.0.113.9");
    // What came is in the log of a refusal, beside what was expected, and of nothing else.
    const foreign = world.server
      .output()
      .split("\n")
      .filter((line) => line.includes("evil.test"));
    expect(foreign.map((line) => JSON.parse(line).status)).toEqual([403, 421]);
  } finally {
    await close();
  }
});

test("signing in leads to a page of ours or to the start, whatever next says", async ({ world }) => {
  const { origin } = world.server;
  const evil = [
    "https://evil.test/orgs/x",
    "//evil.test/orgs/x",
    "/\\evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "\\\\evil.test",
  ];
  const odd = [
    "/..//evil.test",
    "/orgs/..//evil.test",
    "javascript:alert(1)",
    "/orgs/%2f%2fevil.test",
    "@evil.test",
    "/sign-in",
    "/api/auth/session",
    "",
  ];
  for (const next of [...evil, ...odd, `${origin}.evil.test/orgs/x`, `${origin}@evil.test/orgs/x`]) {
    const fields = { email: cast.vera.email, password, "?next": next };
    const reply = await world.ask(plain("signInAction", fields, { path: "/sign-in" }));
    expect([next, reply.status, reply.headers.location]).toEqual([next, 303, "/"]);
  }
  const fields = { email: cast.vera.email, password, "?next": `${origin}/orgs/northwind/team?a=1` };
  const reply = await world.ask(scripted("signInAction", fields, { path: "/sign-in" }));
  expect(reply.headers["x-action-redirect"]).toBe("/orgs/northwind/team?a=1;push");
});

test("every kind of answer carries the security headers, and nothing about a person may be stored", async ({
  world,
}) => {
  const cookie = await world.signInAs("olive");
  const home = await world.ask({ path: "/sign-in" });
  const asset = /\/_next\/static\/[^"]+\.js/.exec(home.body)?.[0] ?? "";
  const cases = [
    [200, { path: "/sign-in" }],
    [200, { path: "/orgs/northwind/team", cookie }],
    [200, { path: "/orgs/northwind/team", cookie, method: "HEAD" }],
    [303, { path: "/profile" }],
    [404, { path: "/no/such/page" }],
    [404, { path: "/orgs/southbank/team", cookie }],
    [404, { path: "/orgs//northwind" }],
    [403, { path: "/sign-in", method: "POST", headers: { origin: "https://evil.test" }, body: "a=b" }],
    [404, { path: "/dev/mailbox" }],
    [404, { path: "/dev/mailbox/one/html" }],
    [404, { path: "/dev/codes" }],
    [404, { path: "/dev/directory" }],
    [404, { path: "/api/auth/providers" }],
    [404, { path: "/api/v1/members" }],
    [200, { path: "/api/auth/session", cookie }],
    [200, { path: "/api/health/alive" }],
    [421, { path: "/sign-in", headers: { host: "evil.test" } }],
    [404, { path: "/_next/static/none.js" }],
    [200, { path: asset }],
  ] as const;
  for (const [status, asked] of cases) {
    const reply = await world.ask(asked);
    expect([asked.path, reply.status]).toEqual([asked.path, status]);
    expectHeaders(reply, asked.path);
    const stored = asked.path === asset ? /^public, max-age=31536000, immutable$/ : /^no-store$/;
    expect(reply.headers["cache-control"], asked.path).toMatch(stored);
  }
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
    for (const path of ["/sign-in", "/orgs/northwind/team", "/api/auth/session"]) {
      const reply = await world.ask({ method, path, cookie });
      expect([method, path, reply.status, reply.headers.allow]).toEqual([method, path, 405, "GET, HEAD, POST"]);
      expectHeaders(reply, `${method} ${path}`);
    }
  }
});

test("every script and style of a page carries the nonce of this answer and no other", async ({ world }) => {
  const cookie = await world.signInAs("olive");
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/orgs/northwind/team", "/no/such/page", "/profile/security"]) {
    const { body, headers } = await world.ask({ path, cookie });
    const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
    nonces.add(nonce);
    const tags = body.match(/<(?:script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(3);
    expect(
      tags.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(body.match(/<[^>]+\s(?:style|on\w+)=/g) ?? [], path).toEqual([]);
  }
  expect(nonces.size).toBe(5);
});
