import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cognitoDirectory } from "./directory-cognito";

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

interface Call {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}
type Answer = { readonly status?: number; readonly text: string } | "nothing";

/** A directory that answers as it is told; `calls` holds what it was asked. */
async function directoryThat(answer: (call: Call, number: number) => Answer, deadlineMs = 5_000) {
  const calls: Call[] = [];
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const call = { operation, body: JSON.parse(text), authorization: request.headers.authorization ?? "" };
    calls.push(call);
    const answered = answer(call, calls.length);
    if (answered === "nothing") return;
    response.writeHead(answered.status ?? 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(answered.text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const given = { region: "eu-west-2", pool: "eu-west-2_AbCdEfGhI", endpoint: `http://127.0.0.1:${port}` };
  return { directory: cognitoDirectory({ ...given, deadlineMs, attempts: 1 }), calls };
}

const json = (value: unknown): Answer => ({ text: JSON.stringify(value) });
const fault = (status: number, type: string): Answer => ({
  status,
  text: JSON.stringify({ __type: type, message: "mia@northwind.example will not do" }),
});
const user = (sub: string, email: string, verified = "true") => ({
  Username: `name of ${sub}`,
  Attributes: [
    { Name: "sub", Value: sub },
    { Name: "email", Value: email },
    { Name: "email_verified", Value: verified },
  ],
});
const mia = { sub: "sub-of-mia", username: "name of sub-of-mia" };

it("a person is put into the group of one pool, signed for its region", async () => {
  const { directory, calls } = await directoryThat(() => json({}));
  await directory.putIn("org_1", mia);
  expect(calls).toMatchObject([
    {
      operation: "AdminAddUserToGroup",
      body: { UserPoolId: "eu-west-2_AbCdEfGhI", GroupName: "org_1", Username: mia.username },
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/cognito-idp\//),
    },
  ]);
});

it.each([
  [400, "TooManyRequestsException", "busy"],
  [400, "LimitExceededException", "full"],
  [400, "ThrottlingException", "busy"],
  [400, "AccessDeniedException", "denied"],
  [400, "NotAuthorizedException", "denied"],
  [400, "UnrecognizedClientException", "denied"],
  [403, "InvalidSignatureException", "denied"],
  [400, "ResourceNotFoundException", "no_group"],
  [400, "UserNotFoundException", "no_person"],
  [400, "InvalidParameterException", "refused"],
  [400, "SomethingNewException", "refused"],
  [403, "SomethingNewException", "denied"],
  [500, "InternalErrorException", "unreachable"],
  [503, "ServiceUnavailable", "unreachable"],
])("the answer %i %s means %s, and names nobody", async (status, type, reason) => {
  const { directory } = await directoryThat(() => fault(status, type));
  const error = await directory.putIn("org_1", mia).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "DirectoryError", reason, code: type });
  const { message, stack, cause } = error as Error;
  expect(`${message} ${stack} ${String(cause)}`).not.toMatch(/mia@/);
});

it.each([
  ["a page of a proxy", { status: 502, text: "<h1>Bad gateway</h1>" }],
  ["a page that looks like a success", { status: 200, text: "<html>welcome</html>" }],
  ["a page that is not there", { status: 404, text: "<h1>Not found</h1>" }],
])("%s is no answer of Cognito's", async (_title, answer) => {
  const { directory } = await directoryThat(() => answer);
  await expect(directory.findBySub("x")).rejects.toMatchObject({ reason: "unreachable" });
});

it("a success without what makes a person is no answer", async () => {
  const { directory } = await directoryThat(() => json({ Users: [{ Username: "mia" }] }));
  await expect(directory.findBySub("x")).rejects.toMatchObject({ reason: "unreachable" });
});

it("a directory that never answers is given up at the deadline", async () => {
  const { directory } = await directoryThat(() => "nothing", 150);
  await expect(directory.findBySub("x")).rejects.toMatchObject({ reason: "unreachable", code: null });
});

it("an address is searched as it is written and in lower case, on every page, and cannot leave its quotes", async () => {
  const { directory, calls } = await directoryThat((_, number) =>
    number === 1
      ? json({ Users: [], PaginationToken: "more" })
      : json({ Users: number === 2 ? [user("s", "M@x")] : [] }),
  );
  expect(await directory.findByAddress('M"@x\\')).toEqual({ sub: "s", username: "name of s" });
  expect(calls.map(({ body }) => [body.Filter, body.PaginationToken])).toEqual([
    ['email = "M\\"@x\\\\"', undefined],
    ['email = "M\\"@x\\\\"', "more"],
    ['email = "m\\"@x\\\\"', undefined],
  ]);
});

it("nobody is taken for somebody by an address that is not proven, or that two have proven", async () => {
  const found = async (...users: object[]) => {
    const { directory } = await directoryThat(() => json({ Users: users }));
    return directory.findByAddress("mia@x").catch(({ reason }: { reason: string }) => reason);
  };
  expect(await found()).toBeNull();
  expect(await found(user("a", "mia@x", "false"))).toBe("unverified");
  expect(await found({ Username: "a", Attributes: [{ Name: "sub", Value: "a" }] })).toBe("unverified");
  expect(await found(user("a", "mia@x"), user("b", "mia@x"))).toBe("ambiguous");
  expect(await found(user("a", "Mia@x"), user("a", "Mia@x")), "the same person twice").toMatchObject({ sub: "a" });
  expect(await found(user("a", "mia@x", "false"), user("b", "mia@x"))).toMatchObject({ sub: "b" });
});

it("a group that is missing is made, one that is there is only called anew, and a pool that is missing is said to be", async () => {
  const absent = await directoryThat(({ operation }) =>
    operation === "GetGroup" ? fault(400, "ResourceNotFoundException") : json({}),
  );
  expect(await absent.directory.makeGroup("org_1", "Northwind")).toEqual({ isNew: true });
  expect(absent.calls.map(({ operation }) => operation)).toEqual(["GetGroup", "CreateGroup"]);
  const present = await directoryThat(() => json({ Group: { GroupName: "org_1", Description: "Before" } }));
  expect(await present.directory.makeGroup("org_1", "Northwind")).toEqual({ isNew: false });
  expect(present.calls.map(({ operation }) => operation)).toEqual(["GetGroup", "UpdateGroup"]);
  const lost = await directoryThat(({ operation }) =>
    fault(400, operation === "GetGroup" ? "ResourceNotFoundException" : "GroupExistsException"),
  );
  expect(await lost.directory.makeGroup("org_1", "Northwind")).toEqual({ isNew: false });
  const nowhere = await directoryThat(() => fault(400, "ResourceNotFoundException"));
  await expect(nowhere.directory.makeGroup("org_1", "Northwind")).rejects.toMatchObject({ reason: "no_pool" });
});

it("who is gone is out, and a group that is gone is removed", async () => {
  const gone = await directoryThat(() => fault(400, "UserNotFoundException"));
  await gone.directory.takeOut("org_1", mia);
  const removed = await directoryThat(() => fault(400, "ResourceNotFoundException"));
  await removed.directory.removeGroup("org_1");
});

it("all of a group's people are listed, sixty at a time", async () => {
  const { directory, calls } = await directoryThat((_, number) =>
    number === 1 ? json({ Users: [user("a", "a@x")], NextToken: "more" }) : json({ Users: [user("b", "b@x")] }),
  );
  const subs: string[] = [];
  for await (const { sub } of directory.listMembers("org_1")) subs.push(sub);
  expect(subs).toEqual(["a", "b"]);
  expect(calls.map(({ body }) => [body.Limit, body.NextToken])).toEqual([
    [60, undefined],
    [60, "more"],
  ]);
});

it("another address than AWS's own is https, or this machine", () => {
  const given = { region: "eu-west-2", pool: "eu-west-2_AbCdEfGhI", endpoint: "http://cognito.test" };
  expect(() => cognitoDirectory(given)).toThrow("COGNITO_ENDPOINT must be https");
});
