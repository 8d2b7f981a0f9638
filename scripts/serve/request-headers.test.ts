import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, startBench } from "../testing/serve-bench";

let bench: Bench;
let proxied: Bench;
beforeAll(async () => {
  bench = await startBench({ appUrl: "https://rollcall.example" });
  proxied = await startBench({ appUrl: "https://rollcall.example", trustedProxies: ["127.0.0.0/8"] });
});
afterAll(() => Promise.all([bench.stop(), proxied.stop()]));

const forged = {
  "x-forwarded-for": "198.51.100.1",
  "x-forwarded-host": "evil.test",
  "x-forwarded-proto": "http",
  "x-real-ip": "198.51.100.1",
  forwarded: "for=198.51.100.1",
  "x-request-id": "forged",
  "x-nonce": "forged",
  "x-client-ip": "198.51.100.1",
  "content-security-policy": "script-src 'nonce-forged'",
  "content-security-policy-report-only": "script-src 'nonce-forged'",
  "x-middleware-subrequest": "middleware",
  "x-middleware-rewrite": "/admin",
  "x-nextjs-data": "1",
  "x-next-revalidated-tags": "x",
  "next-resume": "1",
  "x-invoke-path": "/admin",
  "x-matched-path": "/admin",
  "x-original-url": "/admin",
};
const kept = {
  rsc: "1",
  "next-router-state-tree": "x",
  "next-router-prefetch": "1",
  "next-router-segment-prefetch": "/x",
  "next-url": "/x",
  "next-action": "abc",
  cookie: "session=1",
};

test("Next hears our account of where a request comes from, never the client's", async () => {
  await bench.ask("GET", "/orgs/x", { ...forged, ...kept });
  const { headers = {}, rawHeaders = [] } = bench.heard.at(-1) ?? {};
  expect(headers).toMatchObject({
    ...kept,
    host: "rollcall.example",
    "x-forwarded-host": "rollcall.example",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "443",
    "x-forwarded-for": "127.0.0.1",
    "x-client-ip": "127.0.0.1",
  });
  expect(`${JSON.stringify(headers)} ${rawHeaders.join(" ")}`).not.toMatch(
    /forged|evil|198\.51|\/admin|subrequest|resume/,
  );
});

test("a trusted proxy is believed about the client's address and the host", async () => {
  const reply = await proxied.ask("GET", "/", {
    "x-forwarded-for": "1.2.3.4, 198.51.100.7",
    "x-forwarded-host": "rollcall.example",
    host: "10.0.0.9:3000",
  });
  expect(reply.status).toBe(200);
  expect(proxied.heard.at(-1)?.headers).toMatchObject({
    "x-forwarded-for": "198.51.100.7",
    "x-client-ip": "198.51.100.7",
  });
});
