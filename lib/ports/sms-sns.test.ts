import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { withBreaker } from "./breaker";
import { assertSafeText } from "./sms";
import { snsTransport } from "./sms-sns";
import { exampleText } from "./testing/example-text";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let server: Server | undefined;

beforeEach(() => {
  vi.stubEnv("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "a secret that signs nothing real");
});
afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function snsAt(answer: Answer, deadlineMs = 5000) {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return snsTransport({ region: "eu-west-2", endpoint: `http://127.0.0.1:${port}`, deadlineMs });
}

const receipt = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
  <MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult>
  <ResponseMetadata><RequestId>d74b8436</RequestId></ResponseMetadata></PublishResponse>`;
const fault = (code: string) => `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error>
  <Type>Sender</Type><Code>${code}</Code><Message>PhoneNumber: +447700900900 will not do</Message></Error>
  <RequestId>d74b8436</RequestId></ErrorResponse>`;

function answering(status: number, body: string) {
  let requests = 0;
  const transport = snsAt((_request, response) => {
    requests += 1;
    response.writeHead(status, { "content-type": "text/xml" });
    response.end(body);
  });
  return { transport, requests: () => requests };
}

it("a text goes to SNS once, as a transactional one, signed, to one number", async () => {
  const seen: unknown[] = [];
  let signature = "";
  const transport = await snsAt((request, response, body) => {
    signature = request.headers.authorization ?? "";
    seen.push([request.method, request.url, Object.fromEntries(new URLSearchParams(body))]);
    response.end(receipt);
  });
  await transport.send(exampleText());
  const sent = {
    Action: "Publish",
    Version: "2010-03-31",
    PhoneNumber: "+447700900900",
    Message: "123456 is your Rollcall code.",
    "MessageAttributes.entry.1.Name": "AWS.SNS.SMS.SMSType",
    "MessageAttributes.entry.1.Value.DataType": "String",
    "MessageAttributes.entry.1.Value.StringValue": "Transactional",
  };
  expect(seen).toEqual([["POST", "/", sent]]);
  expect(signature).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/sns\/aws4_request, /);
  await transport.close();
});

it.each([
  [429, "Throttled", true],
  [400, "Throttling", true],
  [400, "ThrottlingException", true],
  [500, "InternalError", true],
  [503, "ServiceUnavailable", true],
  [403, "AuthorizationError", true],
  [403, "InvalidClientTokenId", true],
  [403, "SignatureDoesNotMatch", true],
  [400, "RequestExpired", true],
  [404, "NotFound", true],
  [400, "InvalidParameter", false],
  [400, "ParameterValueInvalid", false],
  [400, "OptedOut", false],
  [400, "UserError", false],
  [400, "ValidationException", false],
  [400, "ValidationError", false],
])("the answer %i %s is tried again: %s", async (status, code, retry) => {
  const { transport, requests } = answering(status, fault(code));
  const refusal = await (await transport).send(exampleText()).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    name: "TextNotSent",
    retry,
    message: expect.stringContaining(`SNS failed: ${status} `),
  });
  expect(requests(), "the queue tries again, not the package").toBe(1);
  const { message, stack, cause } = refusal as Error;
  expect(`${message} ${stack} ${String(cause)}`).not.toMatch(/447700|123456/);
});

it.each([
  ["an error page of a proxy", 502, "<h1>Bad gateway</h1>"],
  ["a refusal that is not SNS's", 400, "<h1>Bad request</h1>"],
  ["an error that says nothing", 500, ""],
  ["a success without a receipt", 200, "<PublishResponse><PublishResult></PublishResult></PublishResponse>"],
  ["a success of something else", 200, "<html><body>welcome</body></html>"],
  ["a success that is not XML", 200, "welcome"],
])("%s is not taken for a sent text", async (_title, status, body) => {
  const { transport } = answering(status, body);
  await expect((await transport).send(exampleText())).rejects.toMatchObject({ name: "TextNotSent", retry: true });
});

it("an SNS that never answers is given up at the deadline", async () => {
  const transport = await snsAt(() => undefined, 150);
  const startedAt = performance.now();
  await expect(transport.send(exampleText())).rejects.toMatchObject({ retry: true, message: /150 ms/ });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

it("an SNS that answers a byte at a time is given up at the deadline", async () => {
  let drip: NodeJS.Timeout | undefined;
  const transport = await snsAt((_request, response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    drip = setInterval(() => response.write(" "), 20);
  }, 200);
  await expect(transport.send(exampleText())).rejects.toMatchObject({ retry: true, message: /200 ms/ });
  clearInterval(drip);
});

it("an unreachable SNS is tried again later", async () => {
  const transport = snsTransport({ region: "eu-west-2", endpoint: "http://127.0.0.1:1" });
  await expect(transport.send(exampleText())).rejects.toMatchObject({ retry: true, message: /ECONNREFUSED/ });
});

it("without credentials a text waits until an operator has given some", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
  vi.stubEnv("AWS_CONFIG_FILE", "/nonexistent");
  const { transport, requests } = answering(200, receipt);
  const sending = (await transport).send(exampleText());
  await expect(sending).rejects.toMatchObject({ retry: true, message: /CredentialsProviderError/ });
  expect(requests()).toBe(0);
});

it("an unsafe text is refused before SNS is asked", async () => {
  const { transport, requests } = answering(200, receipt);
  await expect((await transport).send(exampleText({ to: "07700 900900" }))).rejects.toMatchObject({ retry: false });
  expect(requests()).toBe(0);
});

it("an SNS that is down is left alone after five failures, as a mail provider is", async () => {
  const { transport, requests } = answering(500, fault("InternalError"));
  const options = { assertSafe: assertSafeText, failures: 5, pauseMs: 30_000, now: () => 0 };
  const spared = withBreaker(await transport, options);
  for (let turn = 0; turn < 8; turn += 1)
    await expect(spared.send(exampleText())).rejects.toMatchObject({ retry: true });
  expect(requests()).toBe(5);
});

it("codes never travel over plain http to another machine", () => {
  const open = () => snsTransport({ region: "eu-west-2", endpoint: "http://sns.test" });
  expect(open).toThrow("must be https");
});
