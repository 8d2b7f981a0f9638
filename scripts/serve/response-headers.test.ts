import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, startBench } from "../testing/serve-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({
    appUrl: "https://rollcall.example",
    handler: async ({ url }, response) => {
      response.setHeader("X-Powered-By", "Next.js");
      if (url === "/crash") {
        response.setHeader("set-cookie", "session=canary");
        throw new Error("select canary from users");
      }
      if (url === "/list")
        response.writeHead(201, "Made", ["Set-Cookie", "a=1", "set-cookie", "b=2", "X-Powered-By", "x"]);
      else if (url === "/object")
        response.writeHead(200, { "Cache-Control": "public", "Content-Security-Policy": "none" });
      else if (url === "/token") response.setHeader("Referrer-Policy", "no-referrer");
      else if (url !== "/missing") response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      else response.statusCode = 404;
      response.end("hello");
    },
  });
});
afterAll(() => bench.stop());

const everywhere = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "strict-origin",
};

test.each([
  ["GET", "/orgs/x", 200],
  ["GET", "/list", 201],
  ["GET", "/object", 200],
  ["GET", "/missing", 404],
  ["GET", "/crash", 500],
  ["GET", "/a//b", 404],
  ["PUT", "/", 405],
  ["POST", "/", 403],
  ["HEAD", "/_next/static/x.js", 200],
])("%s %s (%i) carries every security header", async (method, path, status) => {
  const reply = await bench.ask(method, path);
  expect(reply.status).toBe(status);
  expect(reply.headers).toMatchObject(everywhere);
  expect(reply.headers["permissions-policy"]).toContain("camera=()");
  expect(reply.headers["content-security-policy"]).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'/);
  expect(reply.headers["content-security-policy"]).not.toMatch(/unsafe|report-to/);
  expect(reply.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(reply.headers["x-powered-by"]).toBeUndefined();
});

test("bytes that are no request get an answer with the same headers", async () => {
  for (const bytes of ["nonsense\r\n\r\n", "CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n"]) {
    const reply = await bench.raw(bytes);
    expect(reply).toMatch(/^HTTP\/1.1 40[05] /);
    for (const [name, value] of Object.entries(everywhere)) expect(reply).toContain(`${name}: ${value}`);
    expect(reply).toContain("cache-control: no-store");
  }
});

test("each answer has a nonce of its own, the same that Next was told", async () => {
  const replies = [await bench.ask("GET", "/orgs/x"), await bench.ask("GET", "/orgs/x")];
  const policies = replies.map((reply) => reply.headers["content-security-policy"]);
  expect(new Set(policies).size).toBe(2);
  const told = bench.heard.at(-1)?.headers;
  expect(told?.["content-security-policy"]).toBe(policies[1]);
  expect(policies[1]).toContain(`'nonce-${told?.["x-nonce"]}'`);
  expect(told?.["x-request-id"]).toBe(replies[1]?.headers["x-request-id"]);
});

test("nothing but static files may be stored", async () => {
  expect((await bench.ask("GET", "/orgs/x")).headers["cache-control"]).toBe("no-store");
  expect((await bench.ask("GET", "/object")).headers["cache-control"]).toBe("no-store");
  expect((await bench.ask("GET", "/_next/static/x.js")).headers["cache-control"]).toContain("immutable");
  expect((await bench.ask("GET", "/icon.svg")).headers["cache-control"]).toContain("immutable");
});

test("a logo may be kept by its own browser, and as a page it could do nothing", async () => {
  const path = "/orgs/harbour/projects/prj_1/logo";
  const { headers } = await bench.ask("GET", path);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  expect(headers).toMatchObject(everywhere);
  for (const other of [`${path}/x`, "/orgs/harbour/logo"])
    expect((await bench.ask("GET", other)).headers["cache-control"]).toBe("no-store");
});

test("a mail of the demo may be framed by its mailbox, and runs nothing there", async () => {
  const { headers } = await bench.ask("GET", "/dev/mailbox/one/html");
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; .*; sandbox allow-/,
  );
  expect(headers["content-security-policy"]).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
  for (const other of ["/dev/mailbox", "/dev/mailbox/one", "/dev/mailbox/one/html/x", "/x/dev/mailbox/one/html"])
    expect((await bench.ask("GET", other)).headers["x-frame-options"]).toBe("DENY");
});

test("a page may choose a stricter Referrer-Policy, and both cookies of a list arrive", async () => {
  expect((await bench.ask("GET", "/token")).headers["referrer-policy"]).toBe("no-referrer");
  expect((await bench.ask("GET", "/list")).headers["set-cookie"]).toEqual(["a=1", "b=2"]);
});

test("a crash shows a reference, no detail, and no cookie", async () => {
  const reply = await bench.ask("GET", "/crash");
  expect(reply.body).toContain(`Reference: ${reply.headers["x-request-id"]}`);
  expect(reply.body).not.toMatch(/canary|at .*\.ts/);
  expect(reply.headers["set-cookie"]).toBeUndefined();
  expect(bench.lines.join("\n")).not.toContain("canary");
});

test("without TLS there is no HSTS", async () => {
  const local = await startBench();
  expect((await local.ask("GET", "/")).headers["strict-transport-security"]).toBeUndefined();
  await local.stop();
});
