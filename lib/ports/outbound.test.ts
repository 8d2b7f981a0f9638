import { once } from "node:events";
import http, { type RequestListener } from "node:http";
import https from "node:https";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type NotReached, openOutbound } from "./outbound";
import { certificateFor } from "./testing/certificate";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on this machine that counts who connects to it. */
async function listening(server: Server) {
  let connections = 0;
  server.on("connection", (socket) => {
    connections += 1;
    closing.push(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { port, connections: () => connections };
}

const serving = (answer: RequestListener) => listening(http.createServer(answer));
const local = { networks: ["127.0.0.0/8"] };
const to = (url: string, headers = {}) => ({ url, headers, body: '{"type":"callback.test"}' });
const leadsTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("what the URL alone tells", () => {
  const urls: readonly (readonly [url: string, alone: NotReached | null, withNetworks?: NotReached | null])[] = [
    ["https://hooks.example/x", null],
    ["https://hooks.example:443/x", null],
    ["https://93.184.216.34/x", null],
    ["https://[2606:4700:4700::1111]/", null],
    ["hooks.example", "not_a_url"],
    ["", "not_a_url"],
    ["https://", "not_a_url"],
    ["ftp://hooks.example", "not_https"],
    ["file:///etc/passwd", "not_https"],
    ["gopher://127.0.0.1", "not_https"],
    ["https://user@hooks.example", "credentials"],
    ["https://user:word@hooks.example", "credentials"],
    ["https://hooks.example@127.0.0.1/", "credentials"],
    // Where a name leads is seen later, so a port that a listed network may have passes until then.
    ["http://hooks.example/x", "not_https", null],
    ["https://hooks.example:8443/x", "port", null],
    ["https://hooks.example:22/x", "port"],
    ["https://hooks.example:25/x", "port"],
    ["http://127.0.0.1/", "address", null],
    ["http://127.0.0.1:8080/", "address", null],
    ["http://127.0.0.1:22/", "address", "port"],
    ["https://127.1/", "address", null],
    ["https://0x7f.0.0.1/", "address", null],
    ["https://0177.0.0.1/", "address", null],
    ["https://2130706433/", "address", null],
    ["https://①②⑦.0.0.1/", "address", null],
    ["https://127.0.0.1./", "address", null],
    ["https://[::ffff:127.0.0.1]/", "address", null],
    ["https://[::ffff:7f00:1]/", "address", null],
    ["https://[::1]/", "address"],
    ["https://[::]/", "address"],
    ["https://0/", "address"],
    ["https://10.0.0.1/", "address"],
    ["https://169.254.169.254/latest/meta-data", "address"],
    ["https://2852039166/", "address"],
    ["https://[fd00:ec2::254]/", "address"],
    ["https://[64:ff9b::7f00:1]/", "address", null],
    ["https://[2002:7f00:1::]/", "address"],
    ["http://93.184.216.34/", "not_https"],
    ["https://93.184.216.34:8080/", "port"],
  ];

  for (const [url, alone, withNetworks = alone] of urls) {
    test(`${url || "nothing"}: ${alone ?? "its name is looked up"}`, async () => {
      expect(openOutbound({ networks: [] }).refuses(url)).toBe(alone);
      expect(openOutbound(local).refuses(url)).toBe(withNetworks);
      if (!alone) return;
      // What is refused is not sent either, and nothing is looked up for it.
      const resolve = () => Promise.reject(new Error("looked up"));
      const answer = await openOutbound({ networks: [], resolve }).post(to(url));
      expect(answer).toMatchObject({ came: false, because: alone });
    });
  }
});

describe("where a name leads", () => {
  test.each([
    ["loopback", ["127.0.0.1"]],
    ["loopback in IPv6", ["::1"]],
    ["a cloud's credentials", ["169.254.169.254"]],
    ["one address that is public and one that is not", ["93.184.216.34", "10.0.0.1"]],
    ["an address wrapped in another", ["::ffff:192.168.0.1"]],
  ])("to %s: nobody connects", async (_what, found) => {
    const answer = await openOutbound({ networks: [], resolve: leadsTo(...found) }).post(to("https://hooks.example"));
    expect(answer).toMatchObject({ came: false, because: "address" });
  });

  test("nowhere is said so", async () => {
    for (const resolve of [leadsTo(), () => Promise.reject(new Error("ENOTFOUND"))])
      expect(await openOutbound({ networks: [], resolve }).post(to("https://hooks.example"))).toMatchObject({
        came: false,
        because: "name",
      });
  });

  test("is looked up once: one that leads home at the second look is never connected to there", async () => {
    const { port, connections } = await serving((_, response) => response.end("home"));
    const looks: string[] = [];
    // The first lies in a network that is listed for this and that nobody answers in.
    const answers = ["203.0.113.7", "127.0.0.1"];
    const resolve = async (hostname: string) => {
      looks.push(hostname);
      return [{ address: answers[looks.length - 1] ?? "127.0.0.1", family: 4 }];
    };
    const outbound = openOutbound({ networks: ["203.0.113.0/24"], resolve, deadlineMs: 500 });
    expect(await outbound.post(to(`http://rebinding.example:${port}`))).toMatchObject({ came: false });
    expect([looks, connections()]).toEqual([["rebinding.example"], 0]);
    // And one that leads home at once is refused before any connection.
    expect(await outbound.post(to(`http://rebinding.example:${port}`))).toMatchObject({ because: "address" });
    expect(connections()).toBe(0);
  });

  test("a port or http that only a listed network may have is refused of a public one", async () => {
    const resolve = leadsTo("93.184.216.34");
    for (const [url, because] of [
      ["http://hooks.example", "not_https"],
      ["https://hooks.example:8443", "port"],
    ] as const)
      expect(await openOutbound({ ...local, resolve }).post(to(url))).toMatchObject({ came: false, because });
  });
});

describe("a receiver in a listed network", () => {
  test("is told over http, and without the list it is not connected to", async () => {
    const heard: unknown[] = [];
    const { port, connections } = await serving(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const { method, url, headers } = request;
      heard.push([method, url, headers["webhook-id"], headers.host, Buffer.concat(pieces).toString()]);
      response.writeHead(201).end("Thank you, 日本");
    });
    const url = `http://hooks.stage.example:${port}/told?by=rollcall`;
    const resolve = leadsTo("127.0.0.1");
    expect(await openOutbound({ networks: [], resolve }).post(to(url))).toMatchObject({ came: false });
    expect(connections()).toBe(0);
    const answer = await openOutbound({ ...local, resolve }).post(to(url, { "webhook-id": "msg_1" }));
    expect(answer).toEqual({
      came: true,
      status: 201,
      location: null,
      body: "Thank you, 日本",
      ms: expect.any(Number),
    });
    expect(heard).toEqual([
      ["POST", "/told?by=rollcall", "msg_1", `hooks.stage.example:${port}`, '{"type":"callback.test"}'],
    ]);
  });

  test("is told over https by the name of its certificate, and by no other", async () => {
    const { cert, key } = await certificateFor("hooks.stage.example");
    const { port } = await listening(https.createServer({ cert, key }, (_, response) => response.end("safe")));
    const resolve = leadsTo("127.0.0.1");
    const trusting = openOutbound({ ...local, resolve, ca: cert });
    expect(await trusting.post(to(`https://hooks.stage.example:${port}`))).toMatchObject({ status: 200, body: "safe" });
    const refused = { came: false, because: "certificate" };
    expect(await trusting.post(to(`https://other.example:${port}`))).toMatchObject(refused);
    expect(await openOutbound({ ...local, resolve }).post(to(`https://hooks.stage.example:${port}`))).toMatchObject(
      refused,
    );
    // What does not speak TLS at all.
    const plain = await serving((_, response) => response.end());
    expect(await trusting.post(to(`https://hooks.stage.example:${plain.port}`))).toMatchObject(refused);
  });

  test("that sends elsewhere is shown, not followed", async () => {
    const inside = await serving((_, response) => response.end("inside"));
    const { port } = await serving((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end("elsewhere"),
    );
    expect(await openOutbound(local).post(to(`http://127.0.0.1:${port}`))).toMatchObject({
      came: true,
      status: 302,
      location: `http://127.0.0.1:${inside.port}/`,
    });
    expect(inside.connections()).toBe(0);
  });

  test("is asked by no proxy of the environment", async () => {
    const proxy = await serving((_, response) => response.end("proxy"));
    const { port } = await serving((_, response) => response.end("receiver"));
    const names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "NODE_USE_ENV_PROXY"];
    for (const name of names) process.env[name] = name.startsWith("NODE") ? "1" : `http://127.0.0.1:${proxy.port}`;
    closing.push(() => {
      for (const name of names) delete process.env[name];
    });
    expect(await openOutbound(local).post(to(`http://127.0.0.1:${port}`))).toMatchObject({ body: "receiver" });
    expect(proxy.connections()).toBe(0);
  });

  test("that says much is heard for 64 KB", async () => {
    let sent = 0;
    const { port } = await serving((_, response) => {
      const more = () => {
        while (sent < 50_000_000) {
          sent += 16_384;
          if (!response.write("x".repeat(16_384))) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    const answer = await openOutbound(local).post(to(`http://127.0.0.1:${port}`));
    expect(answer.came && answer.body.length).toBe(64 * 1024);
    expect(sent).toBeLessThan(50_000_000);
  });

  test("that is slow, at any point, is waited for no longer than the deadline", async () => {
    const silent = await listening(createServer(() => undefined));
    const trickling = await serving((_, response) => {
      response.write("a");
      const timer = setInterval(() => response.write("a"), 20);
      closing.push(() => clearInterval(timer));
    });
    const outbound = openOutbound({ ...local, deadlineMs: 300 });
    for (const { port } of [silent, trickling]) {
      const answer = await outbound.post(to(`http://127.0.0.1:${port}`));
      expect(answer).toMatchObject({ came: false, because: "time_out" });
      expect(answer.ms).toBeLessThan(2000);
    }
    const slowName = openOutbound({ networks: [], deadlineMs: 300, resolve: () => new Promise(() => undefined) });
    expect(await slowName.post(to("https://hooks.example"))).toMatchObject({ came: false, because: "time_out" });
  });

  test("that hangs up, speaks no HTTP or is not there is told apart", async () => {
    const hanging = await listening(createServer((socket) => socket.destroy()));
    const midway = await serving((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("a");
      setTimeout(() => response.destroy(), 20);
    });
    const babbling = await listening(createServer((socket) => socket.end("220 mail.example ESMTP\r\n")));
    const upgrading = await listening(
      createServer((socket) =>
        socket.once("data", () => socket.write("HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")),
      ),
    );
    for (const { port } of [hanging, midway, babbling, upgrading])
      expect(await openOutbound(local).post(to(`http://127.0.0.1:${port}`))).toMatchObject({
        came: false,
        because: "hung_up",
      });
    const gone = await serving(() => undefined);
    for (const close of closing.splice(0)) close();
    expect(await openOutbound(local).post(to(`http://127.0.0.1:${gone.port}`))).toMatchObject({
      came: false,
      because: "connection",
    });
  });
});
