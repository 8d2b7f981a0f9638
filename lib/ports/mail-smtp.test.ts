import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, expect, it } from "vitest";
import type { MailTransport } from "./mail";
import { smtpTransport } from "./mail-smtp";
import { exampleMail } from "./testing/example-mail";
import { startSmtpInbox } from "./testing/smtp-inbox";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function smtpServer(options: SMTPServerOptions = {}) {
  const server = await startSmtpInbox(options);
  closing.push(server.close);
  return server;
}

function transportTo(url: string, deadlineMs = 5000): MailTransport {
  const transport = smtpTransport({ url, deadlineMs });
  closing.push(() => transport.close());
  return transport;
}

const header = (source: string | undefined, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(source ?? "")?.[1];

it("a mail arrives with both parts, its sender and its subject", async () => {
  const { inbox, port } = await smtpServer();
  await transportTo(`smtp://127.0.0.1:${port}`).send(exampleMail());
  expect(inbox).toHaveLength(1);
  expect(inbox[0]).toMatchObject({ from: "rollcall@mail.example", to: ["mia@northwind.example"] });
  expect(header(inbox[0]?.source, "Subject")).toBe("You already have a Rollcall account");
  expect(header(inbox[0]?.source, "Auto-Submitted")).toBe("auto-generated");
  expect(inbox[0]?.source).toMatch(/text\/plain[\s\S]*Hello Mia[\s\S]*text\/html[\s\S]*<p>Hello Mia/);
});

it.each([
  "Bob <b@evil.test>",
  'Bob" <b@evil.test>, "',
  "b@evil.test, c@evil.test",
  "b@evil.test",
  "evil: b@evil.test;",
])("whoever is called %j, only the address gets the mail", async (name) => {
  const { inbox, port } = await smtpServer();
  await transportTo(`smtp://127.0.0.1:${port}`).send(exampleMail({ to: { name, address: "a@good.test" } }));
  expect(inbox.map(({ to }) => to)).toEqual([["a@good.test"]]);
  expect(header(inbox[0]?.source, "To")).toMatch(/ <a@good\.test>$/);
});

it("a second try carries the same Message-ID, and another mail another one", async () => {
  const { inbox, port } = await smtpServer();
  const transport = transportTo(`smtp://127.0.0.1:${port}`);
  for (const key of ["msg_1", "msg_1", "job:1(a)"]) await transport.send(exampleMail({ key }));
  expect(inbox.map(({ source }) => header(source, "Message-ID"))).toEqual([
    "<msg_1@mail.example>",
    "<msg_1@mail.example>",
    "<job%3A1%28a%29@mail.example>",
  ]);
});

it.each([
  [550, false],
  [552, false],
  [421, true],
  [451, true],
])("a recipient answered with %i is tried again: %s", async (responseCode, retry) => {
  const { inbox, port } = await smtpServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no"), { responseCode })),
  });
  const sending = transportTo(`smtp://127.0.0.1:${port}`).send(exampleMail());
  await expect(sending).rejects.toMatchObject({
    name: "MailNotSent",
    retry,
    message: expect.stringContaining(`${responseCode}`),
  });
  expect(inbox).toEqual([]);
});

it("a refused password waits for the operator, and no mail is given up for it", async () => {
  const { port } = await smtpServer({
    onAuth: (_auth, _session, done) => done(Object.assign(new Error("no"), { responseCode: 535 })),
    allowInsecureAuth: true,
  });
  const sending = transportTo(`smtp://rollcall:s%40crt@127.0.0.1:${port}`).send(exampleMail());
  await expect(sending).rejects.toMatchObject({ retry: true, message: expect.not.stringContaining("crt") });
});

it("a server that trickles a byte at a time is cut off at the deadline", async () => {
  const server = createServer((socket) => {
    const trickle = setInterval(() => socket.write("2"), 20);
    socket.on("error", () => undefined).on("close", () => clearInterval(trickle));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const startedAt = performance.now();
  const transport = transportTo(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 200);
  // More mails than connections: waiting for a free one counts towards the deadline too.
  const sends = await Promise.allSettled(Array.from({ length: 5 }, () => transport.send(exampleMail())));
  for (const outcome of sends) expect(outcome).toMatchObject({ status: "rejected", reason: { retry: true } });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

it("an unreachable server is tried again later", async () => {
  await expect(transportTo("smtp://127.0.0.1:1").send(exampleMail())).rejects.toMatchObject({ retry: true });
});

it("an unsafe mail is refused before anything is connected", async () => {
  const { connections, port } = await smtpServer();
  const to = { name: "Mia\r\nBcc: all@evil.test", address: "mia@northwind.example" };
  const sending = transportTo(`smtp://127.0.0.1:${port}`).send(exampleMail({ to }));
  await expect(sending).rejects.toMatchObject({ retry: false });
  expect(connections()).toBe(0);
});

// 0.0.0.0 reaches this machine, but is not one of the names that we take for it.
it.each([
  ["a server without TLS", "smtp://0.0.0.0", {}],
  ["STARTTLS with a certificate that nobody vouches for", "smtp://0.0.0.0", { disabledCommands: [] }],
  ["TLS with a certificate that nobody vouches for", "smtps://127.0.0.1", { secure: true }],
  [
    "certificate checks switched off in the URL",
    "smtps://127.0.0.1",
    { secure: true },
    "?tls.rejectUnauthorized=false",
  ],
])("no mail leaves over %s", async (_title, url, options, query = "") => {
  const { inbox, port } = await smtpServer(options);
  await expect(transportTo(`${url}:${port}/${query}`).send(exampleMail())).rejects.toMatchObject({ retry: true });
  expect(inbox).toEqual([]);
});

it.each(["http://mail.example", "mail.example:25", "smtp://", ""])("%j is no SMTP address", (url) => {
  expect(() => smtpTransport({ url })).toThrow("SMTP_URL must look like");
});
