import { connect } from "node:net";
import { expect, test } from "vitest";
import { startBench } from "../testing/serve-bench";

const head = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost:3000\r\n\r\n`;

test("while stopping, what is under way finishes, readiness is off, nothing new comes in, and then the rest is closed", async () => {
  const order: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const bench = await startBench({
    handler: async (_, response) => {
      await finished;
      order.push("answered");
      response.end("slow but whole");
    },
    onStop: async () => void order.push("closed"),
  });
  let received = "";
  const socket = connect(bench.port, "127.0.0.1", () => socket.write(head("/orgs/x")));
  const ended = new Promise((resolve) => socket.once("close", resolve));
  socket.on("data", (part) => {
    received += part.toString();
  });
  await expect.poll(() => bench.heard.length).toBe(1);

  const stopped = Promise.all([bench.stop(), bench.stop()]);
  socket.write(head("/api/health/ready"));
  await expect(bench.ask("GET", "/")).rejects.toThrow("ECONNREFUSED");
  await expect.poll(() => bench.lines.length + received.length).toBe(0);
  finish();
  await stopped;
  await ended;
  expect(order).toEqual(["answered", "closed"]);
  expect(received).toContain("slow but whole");
  expect(received).toMatch(/HTTP\/1.1 503 /);
});

test("a request that does not end is cut at the deadline", async () => {
  const bench = await startBench({ handler: () => new Promise(() => undefined), drainMilliseconds: 50 });
  const cut = expect(bench.ask("GET", "/")).rejects.toThrow("socket hang up");
  await expect.poll(() => bench.heard.length).toBe(1);
  await bench.stop();
  await cut;
});

test("before it is ready, readiness says so without asking Next", async () => {
  let ready = false;
  const bench = await startBench({ isReady: () => ready });
  expect((await bench.ask("GET", "/api/health/ready")).status).toBe(503);
  expect((await bench.ask("GET", "/api/health/alive")).status).toBe(200);
  ready = true;
  expect((await bench.ask("GET", "/api/health/ready")).status).toBe(200);
  await bench.stop();
});

test("the access log holds one line per request and never a token or a query", async () => {
  const bench = await startBench({
    handler: async ({ url }, response) => {
      if (url?.includes("crash")) throw new TypeError("canary");
      response.statusCode = 404;
      response.end();
    },
  });
  const paths = ["/invitations/canary", "/verify-email/canary?x=canary", "/reset-password/canary/", "/x?token=canary"];
  for (const path of [...paths, "/invitations%2fcanary", "//invitations//canary", "/crash?canary"])
    await bench.ask("GET", path, { cookie: "session=canary", referer: "http://localhost:3000/invitations/canary" });
  await bench.ask("POST", "/reset-password/canary", {}, "password=canary");
  await bench.raw("canary\r\n\r\n");
  await bench.stop();
  expect(bench.lines.join("\n")).not.toContain("canary");
  const lines = bench.lines.map((line) => JSON.parse(line));
  expect(lines.filter((line) => line.level !== "error")).toHaveLength(9);
  expect(lines[0]).toEqual({
    time: expect.stringMatching(/Z$/),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: "GET",
    status: 404,
    ms: expect.any(Number),
    route: "/invitations/*",
  });
  expect(lines.find((line) => line.level === "error")).toMatchObject({ error: "TypeError" });
});
