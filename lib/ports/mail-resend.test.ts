import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { resendTransport } from "./mail-resend";
import { exampleMail } from "./testing/example-mail";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function resendAt(answer: Answer, deadlineMs = 5000) {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return resendTransport({ apiKey: "re_test", baseUrl: `http://127.0.0.1:${port}/`, deadlineMs });
}

const answering = (status: number, body: unknown) =>
  resendAt((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });

it("a mail goes to Resend once, with its key, to one recipient", async () => {
  const seen: unknown[] = [];
  const transport = await resendAt((request, response, body) => {
    const { authorization, "idempotency-key": key } = request.headers;
    seen.push([request.method, request.url, authorization, key, JSON.parse(body)]);
    response.end(JSON.stringify({ id: "1" }));
  });
  await transport.send(exampleMail());
  const sent = {
    from: '"Rollcall" <rollcall@mail.example>',
    to: ['"Mia Holm" <mia@northwind.example>'],
    subject: "You already have a Rollcall account",
    html: "<p>Hello Mia</p>",
    text: "Hello Mia",
    headers: { "Auto-Submitted": "auto-generated" },
  };
  expect(seen).toEqual([["POST", "/emails", "Bearer re_test", "msg_0001", sent]]);
});

it.each([
  ["Bob <b@evil.test>", '"Bob b evil.test" <a@good.test>'],
  ['Bob" <b@evil.test>, "x', '"Bob b evil.test x" <a@good.test>'],
  ["b@evil.test, c@evil.test;", '"b evil.test c evil.test" <a@good.test>'],
  ["Bob\\", '"Bob" <a@good.test>'],
  ["<>", "a@good.test"],
  ["Zoë O’Neil-李", '"Zoë O’Neil-李" <a@good.test>'],
])("the name %j never becomes a second address", async (name, expected) => {
  let recipients: unknown;
  const transport = await resendAt((_request, response, body) => {
    recipients = JSON.parse(body).to;
    response.end(JSON.stringify({ id: "1" }));
  });
  await transport.send(exampleMail({ to: { name, address: "a@good.test" } }));
  expect(recipients).toEqual([expected]);
});

it.each([
  [429, "rate_limit_exceeded", true],
  [429, "daily_quota_exceeded", true],
  [500, "internal_server_error", true],
  [503, "application_error", true],
  [408, "application_error", true],
  [409, "concurrent_idempotent_requests", true],
  [401, "missing_api_key", true],
  [403, "invalid_api_key", true],
  [409, "invalid_idempotent_request", false],
  [400, "validation_error", false],
  [404, "not_found", false],
  [422, "validation_error", false],
])("the answer %i %s is tried again: %s", async (statusCode, name, retry) => {
  const transport = await answering(statusCode, { statusCode, name, message: "No mail to mia@northwind.example" });
  const message = `Resend answered ${statusCode} ${name}.`;
  await expect(transport.send(exampleMail())).rejects.toMatchObject({ name: "MailNotSent", retry, message });
});

it.each([
  ["an error page of a proxy", 502, "<h1>Bad gateway</h1>"],
  ["an error without a status inside", 422, { message: "no" }],
  ["an error that says nothing", 500, "null"],
  ["a success without a receipt", 200, {}],
  ["a success that is not JSON", 200, "welcome"],
])("%s is not taken for a sent mail", async (_title, status, body) => {
  const transport = await answering(status, body);
  await expect(transport.send(exampleMail())).rejects.toMatchObject({ name: "MailNotSent", retry: true });
});

it("a Resend that never answers is given up at the deadline", async () => {
  const transport = await resendAt(() => undefined, 100);
  const startedAt = performance.now();
  await expect(transport.send(exampleMail())).rejects.toMatchObject({ retry: true, message: /100 ms/ });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

it("a Resend that stops in the middle of its answer is given up at the deadline", async () => {
  const transport = await resendAt((_request, response) => void response.writeHead(200).write('{"id":'), 100);
  await expect(transport.send(exampleMail())).rejects.toMatchObject({ retry: true, message: /100 ms/ });
});

it("an unreachable Resend is tried again later", async () => {
  const transport = resendTransport({ apiKey: "re_test", baseUrl: "http://127.0.0.1:1" });
  await expect(transport.send(exampleMail())).rejects.toMatchObject({ retry: true });
});

it("an unsafe mail is refused before Resend is asked", async () => {
  let requests = 0;
  const transport = await resendAt(() => void requests++);
  await expect(transport.send(exampleMail({ subject: "a\r\nb" }))).rejects.toMatchObject({ retry: false });
  expect(requests).toBe(0);
});

it("the API key is never sent over plain http to another machine", () => {
  expect(() => resendTransport({ apiKey: "re_test", baseUrl: "http://resend.test" })).toThrow("must be https");
});
