import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of one request: it is passed on, answered in the directory's place, or its connection is cut before or after. */
export type Fate = "pass" | "throttle" | "fault" | "cut" | "cut after" | { readonly denied: string };

/** Stands between Rollcall and a local server, and fails as a network, a quota or a policy does. */
export async function startFailingProxy(target: string) {
  const calls: string[] = [];
  let decide: (operation: string) => Fate = () => "pass";
  const server = createServer(async (asked, answer) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const operation = String(asked.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    calls.push(operation);
    const fate = decide(operation);
    if (fate === "cut") return void asked.socket.destroy();
    if (fate === "throttle") return refuse(answer, 400, "TooManyRequestsException");
    if (fate === "fault") return refuse(answer, 500, "InternalErrorException");
    if (typeof fate === "object") return refuse(answer, 400, fate.denied);
    const { method, headers } = asked;
    const passed = request(target, { method, headers, path: asked.url, agent: false }, (given) => {
      if (fate === "cut after") {
        given.resume();
        given.on("end", () => asked.socket.destroy());
        return;
      }
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on("error", () => asked.socket.destroy());
    passed.end(Buffer.concat(parts));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Names of the operations asked for, oldest first. */
    calls,
    let(given: (operation: string) => Fate) {
      decide = given;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function refuse(answer: ServerResponse, status: number, type: string) {
  answer.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
  answer.end(JSON.stringify({ __type: type, message: "mia@northwind.example will not do" }));
}
