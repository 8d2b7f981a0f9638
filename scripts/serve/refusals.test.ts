import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appUrl, type Bench, startBench } from "../testing/serve-bench";
import { largestBodyWithPicture } from "./check-request";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
beforeEach(() => {
  bench.heard.length = 0;
});
afterAll(() => bench.stop());

const own = { origin: appUrl };
const large = 100 * 1024;

describe("only requests to Rollcall's own address are answered", () => {
  test.each(["evil.test", "localhost", "localhost:3001", "127.0.0.1:3000", "localhost:3000.evil.test", ""])(
    "Host %j gets 421",
    async (host) => {
      expect((await bench.ask("GET", "/orgs/x", { host })).status).toBe(421);
      expect(bench.heard).toEqual([]);
    },
  );

  test("a Host in capitals is the same, health checks may use any", async () => {
    expect((await bench.ask("GET", "/", { host: "LOCALHOST:3000" })).status).toBe(200);
    expect((await bench.ask("GET", "/api/health/alive", { host: "10.1.2.3:3000" })).status).toBe(200);
  });

  test("the port that the scheme has anyway and a final dot are the same, and the log says what came else", async () => {
    const behind = await startBench({ appUrl: "https://rollcall.example", trustedProxies: ["127.0.0.1"] });
    try {
      for (const host of ["rollcall.example:443", "Rollcall.Example", "rollcall.example."]) {
        expect((await behind.ask("GET", "/", { host })).status).toBe(200);
        expect((await behind.ask("GET", "/", { host: "inside", "x-forwarded-host": host })).status).toBe(200);
        const origin = `https://${host}`;
        expect((await behind.ask("POST", "/", { host, origin }, "a=b")).status).toBe(200);
        expect(behind.heard.at(-1)?.headers.origin).toBe("https://rollcall.example");
      }
      expect((await behind.ask("GET", "/", { host: "rollcall.example:80" })).status).toBe(421);
      await behind.ask("GET", "/", { host: "inside", "x-forwarded-host": `evil.test${"x".repeat(300)}` });
      await behind.ask("POST", "/", { host: "rollcall.example", origin: "https://evil.test" }, "a=b");
    } finally {
      await behind.stop();
    }
    const said = behind.lines.map((line) => JSON.parse(line)).filter(({ status }) => status !== 200);
    expect(said).toMatchObject([
      { status: 421, host: "rollcall.example:80", expected: "rollcall.example" },
      { status: 421, host: expect.stringMatching(/^inside evil\.testx+$/), expected: "rollcall.example" },
      { status: 403, origin: "https://evil.test", site: "", expected: "https://rollcall.example" },
    ]);
    expect(said[1].host).toHaveLength(200);
  });

  test("a missing Host gets 421, two of them 400", async () => {
    expect(await bench.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 421 /);
    const two = "GET / HTTP/1.1\r\nHost: localhost:3000\r\nHost: evil.test\r\nConnection: close\r\n\r\n";
    expect(await bench.raw(two)).toMatch(/^HTTP\/1.1 400 /);
    expect(bench.heard).toEqual([]);
  });

  test("a stranger's X-Forwarded-Host does not make a Host ours", async () => {
    expect((await bench.ask("GET", "/", { host: "evil.test", "x-forwarded-host": "localhost:3000" })).status).toBe(421);
  });
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("%s gets 405 and is told what is allowed", async (method) => {
  const reply = await bench.ask(method, "/", own);
  expect(reply.status).toBe(405);
  expect(reply.headers.allow).toBe("GET, HEAD, POST");
  expect(bench.heard).toEqual([]);
});

describe("a form is accepted from Rollcall's own pages only", () => {
  const foreign = [
    {},
    { origin: "null" },
    { origin: "https://localhost:3000" },
    { origin: "http://localhost:3001" },
    { origin: "http://sub.localhost:3000" },
    { origin: "http://localhost:3000.evil.test" },
    { origin: appUrl, "sec-fetch-site": "cross-site" },
    { origin: appUrl, "sec-fetch-site": "same-site" },
    { origin: appUrl, "sec-fetch-site": "none" },
    { origin: "http://evil.test", "x-forwarded-host": "evil.test" },
    { authorization: "Bearer rct_1" },
  ];
  test.each(foreign)("%j gets 403", async (headers) => {
    expect((await bench.ask("POST", "/orgs/x/team", headers, "a=b")).status).toBe(403);
    expect(bench.heard).toEqual([]);
  });

  test("its own origin is accepted", async () => {
    expect((await bench.ask("POST", "/orgs/x/team", own, "a=b")).status).toBe(200);
    expect((await bench.ask("POST", "/orgs/x/team", { ...own, "sec-fetch-site": "same-origin" }, "a=b")).status).toBe(
      200,
    );
  });

  test("a program with a bearer token and no cookie needs no origin, under /api/v1 alone", async () => {
    const token = { authorization: "Bearer rct_1" };
    expect((await bench.ask("POST", "/api/v1/invitations", token, "{}")).status).toBe(200);
    expect((await bench.ask("POST", "/api/v1/invitations", { ...token, cookie: "session=1" }, "{}")).status).toBe(403);
    expect((await bench.ask("POST", "/api/v1/invitations", { authorization: "Basic x" }, "{}")).status).toBe(403);
    expect((await bench.ask("POST", "/api/v1/../auth/x", token, "{}")).status).toBe(404);
  });
});

describe("a path that can be read in two ways leads nowhere", () => {
  const odd = [
    "//orgs/x",
    "/orgs//x",
    "/orgs/%2e%2e/admin",
    "/orgs/%2E/x",
    "/orgs%2fx",
    "/orgs%5Cx",
    "/orgs\\x",
    "/orgs/../admin",
    "/orgs/.",
    "/orgs/%252e/x",
    "/orgs/%00",
    "/orgs/%zz",
    "/invitations/%C3",
    "/invitations/%C3%28/decline",
    "/invitations/%ED%A0%80",
    "/orgs/%FF/team",
    "/orgs/%",
    "/orgs/x.rsc",
    "/orgs/x.segments/_tree.segment.rsc",
    "/orgs/x.segments",
  ];
  test.each(odd)("%s gets 404", async (path) => {
    expect((await bench.ask("GET", path)).status).toBe(404);
    expect(bench.heard).toEqual([]);
  });

  test("the same signs in a query are nobody's business", async () => {
    expect((await bench.ask("GET", "/orgs/x?next=%2Forgs%2F..//y.rsc&_rsc=1")).status).toBe(200);
  });

  test("letters of every script are letters, percent-encoded", async () => {
    expect((await bench.ask("GET", "/orgs/%C3%A9va")).status).toBe(200);
  });

  test("a zero byte in a query gets 400, for no text of ours can hold it", async () => {
    expect((await bench.ask("GET", "/orgs/x?q=a%00b")).status).toBe(400);
    expect(bench.heard).toEqual([]);
  });

  test("an absolute target gets 400", async () => {
    expect(
      await bench.raw("GET http://evil.test/ HTTP/1.1\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n"),
    ).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe("a body has a length, and at most 100 KB", () => {
  test("100 KB are read, one byte more gets 413 without being read", async () => {
    expect((await bench.ask("POST", "/x", own, Buffer.alloc(large))).status).toBe(200);
    expect((await bench.ask("POST", "/x", own, Buffer.alloc(large + 1))).status).toBe(413);
    expect(bench.heard).toHaveLength(1);
  });

  test("where a logo is sent, 1 MB and the form around it are read", async () => {
    const path = "/orgs/harbour/projects/prj_1/settings";
    expect((await bench.ask("POST", path, own, Buffer.alloc(largestBodyWithPicture))).status).toBe(200);
    expect((await bench.ask("POST", path, own, Buffer.alloc(largestBodyWithPicture + 1))).status).toBe(413);
    for (const other of [`${path}/x`, "/orgs/harbour/settings", "/x/orgs/harbour/projects/prj_1/settings"])
      expect((await bench.ask("POST", other, own, Buffer.alloc(large + 1))).status).toBe(413);
    expect(bench.heard).toHaveLength(1);
  });

  test("a huge one gets 413 before it is sent", async () => {
    const head =
      "POST /x HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: http://localhost:3000\r\nContent-Length: 9000000000\r\n";
    expect(await bench.raw(`${head}\r\n`)).toMatch(/^HTTP\/1.1 413 /);
    expect(await bench.raw(`${head}Expect: 100-continue\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  });

  test("a client that asks first is told to go on", async () => {
    const head = "POST /x HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: http://localhost:3000\r\nConnection: close\r\n";
    const reply = await bench.raw(`${head}Content-Length: 3\r\nExpect: 100-continue\r\n\r\na=b`);
    expect(reply).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
  });

  test("a chunked one gets 411, an absent one is fine", async () => {
    expect((await bench.ask("POST", "/x", { ...own, "transfer-encoding": "chunked" }, "a=b")).status).toBe(411);
    expect((await bench.ask("POST", "/x", { ...own, "content-length": "0" })).status).toBe(200);
  });
});

describe("a form in parts is read only when it is whole", () => {
  const type = "multipart/form-data; boundary=xyz";
  const part = '--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n';
  const broken: readonly [string, string, string][] = [
    ["empty", type, ""],
    ["cut in its last line", type, `${part}--xyz`],
    ["cut after a part", type, part],
    ["cut in a part's headers", type, part.slice(0, 30)],
    ["of another boundary", type, `${part.replaceAll("xyz", "abc")}--abc--\r\n`],
    ["without a boundary", "multipart/form-data", `${part}--xyz--\r\n`],
    ["that is no form", type, "a=b"],
  ];
  test.each(broken)("one %s gets 400, with a page and a reference", async (_what, contentType, body) => {
    const reply = await bench.ask("POST", "/sign-in", { ...own, "content-type": contentType }, body);
    expect(reply.status).toBe(400);
    expect(reply.body).toContain(`Reference: ${reply.headers["x-request-id"]}`);
    expect(bench.heard).toEqual([]);
  });

  test.each([1, 90_000])("a whole one of %i letters reaches the page as it was sent", async (length) => {
    const bodies: string[] = [];
    const reading = await startBench({
      handler: async (request, response) => {
        let body = "";
        for await (const chunk of request) body += chunk;
        bodies.push(body);
        response.end("read");
      },
    });
    try {
      const body = `${part.replace("b\r\n", `${"b".repeat(length)}\r\n`)}--xyz--\r\n`;
      const reply = await reading.ask("POST", "/sign-in", { ...own, "content-type": type }, body);
      expect([reply.status, bodies[0] === body]).toEqual([200, true]);
    } finally {
      await reading.stop();
    }
  });
});
