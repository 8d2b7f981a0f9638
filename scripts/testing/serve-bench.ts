import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { type Handler, type RunningServer, type ServerOptions, startServer } from "../serve";

/** A server with a stub instead of Next, and a client that can say what `fetch` will not let anybody say. */
export const appUrl = "http://localhost:3000";
export const ownHost = "localhost:3000";

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Bench extends RunningServer {
  /** What reached the handler. */
  readonly heard: Heard[];
  readonly lines: string[];
  ask(method: string, path: string, headers?: OutgoingHttpHeaders, body?: string | Buffer): Promise<Reply>;
  /** Bytes as they are, and all that comes back until the server hangs up. */
  raw(text: string): Promise<string>;
}

type Changes = Partial<Omit<ServerOptions, "configuration">> & { appUrl?: string; trustedProxies?: string[] };

export async function startBench(changes: Changes = {}): Promise<Bench> {
  const heard: Heard[] = [];
  const lines: string[] = [];
  const inner: Handler = changes.handler ?? (async (_, response) => void response.end("hello"));
  const server = await startServer({
    log: (line) => lines.push(line),
    ...changes,
    configuration: {
      appUrl: changes.appUrl ?? appUrl,
      host: "127.0.0.1",
      port: 0,
      trustedProxies: changes.trustedProxies ?? [],
    },
    handler: async (incoming, response) => {
      const { method = "", url = "", headers, rawHeaders } = incoming;
      heard.push({ method, url, headers: { ...headers }, rawHeaders: [...rawHeaders] });
      await inner(incoming, response);
    },
  });
  return {
    ...server,
    heard,
    lines,
    ask: (method, path, headers = {}, body) =>
      new Promise((resolve, reject) => {
        const sent = request({
          host: "127.0.0.1",
          port: server.port,
          method,
          path,
          headers: { host: new URL(changes.appUrl ?? appUrl).host, ...headers },
          agent: false,
        });
        sent.once("error", reject);
        sent.once("response", (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.once("error", reject);
          answer.once("end", () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
          );
        });
        sent.end(body);
      }),
    raw: (text) =>
      new Promise((resolve, reject) => {
        let answer = "";
        const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
        socket.on("data", (part) => {
          answer += part.toString();
        });
        socket.once("error", reject);
        socket.once("close", () => resolve(answer));
      }),
  };
}
