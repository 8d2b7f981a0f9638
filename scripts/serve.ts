import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Configuration } from "../lib/kernel/env";
import { type Log, logCrash, logUnreadable, logWhenOver } from "./serve/access-log";
import { rawAnswer, refuse, sendAnswer } from "./serve/answer";
import { type Answer, checkRequest, factsOf, pathOf } from "./serve/check-request";
import { type Peer, proxyMatcher, resolvePeer } from "./serve/client-address";
import { drain } from "./serve/drain";
import { explainRenewal } from "./serve/explain-renewal";
import { readPostedForm } from "./serve/read-posted-form";
import { innerHeader, rewriteHeaders } from "./serve/request-headers";
import {
  contentPolicy,
  createNonce,
  enforceHeaders,
  securityHeaders,
  type WantedAnswer,
} from "./serve/response-headers";

/**
 * Where an action of this request leaves what it wants of the answer, and finds the form as it was posted: the same process,
 * but inside Next's bundle.
 */
const wanting = new AsyncLocalStorage<WantedAnswer>();
Object.assign(globalThis, { rollcallAnswer: wanting });

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface ServerOptions {
  readonly configuration: Pick<Configuration, "appUrl" | "host" | "port" | "trustedProxies">;
  /** Next's, or a stub. */
  readonly handler: Handler;
  /** False while starting: `/api/health/ready` answers 503 without asking the handler. */
  readonly isReady?: () => boolean;
  /** After the last request has been answered: close the pool, release the jobs. */
  readonly onStop?: () => Promise<void>;
  /** Receives one line of JSON per request. */
  readonly log?: Log;
  readonly drainMilliseconds?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Drains, then `onStop`. Asked twice, it is one stop. */
  stop(): Promise<void>;
}

/**
 * The node server around Next. It stands before everything that Next does by itself, because `next start` believes a
 * client's X-Forwarded-* headers, answers any Host and any method, and sets no security header (WB-02, WB-07, WB-08).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { configuration, drainMilliseconds = 25_000 } = options;
  const log = options.log ?? ((line: string) => process.stdout.write(`${line}\n`));
  const appUrl = new URL(configuration.appUrl);
  const isProxy = proxyMatcher(configuration.trustedProxies);
  const innerSecret = randomUUID();
  let draining = false;

  /** Next asks this server for the page that an action redirects to, with the action's own headers: see `innerHeader`. */
  function peerOf({ headers, socket }: IncomingMessage): Peer {
    if (headers[innerHeader] === innerSecret) return { clientAddress: String(headers["x-client-ip"]), trusted: true };
    return resolvePeer(socket.remoteAddress ?? "", headers["x-forwarded-for"]?.toString(), isProxy);
  }

  async function serve(request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): Promise<void> {
    const requestId = randomUUID();
    const nonce = createNonce();
    const policy = contentPolicy(nonce);
    const path = pathOf(request.url ?? "");
    const noted: Record<string, string> = {};
    logWhenOver(response, requestId, log, noted);
    const wanted: WantedAnswer = {};
    enforceHeaders(response, path, { ...securityHeaders(appUrl, policy), "x-request-id": requestId }, wanted);
    if (draining) response.setHeader("connection", "close");
    const peer = peerOf(request);
    const refusal = checkRequest(factsOf(request, peer.trusted), appUrl) ?? checkReadiness(path);
    if (refusal) {
      Object.assign(noted, refusal.noted);
      return refuse(response, refusal, requestId, awaitsContinue);
    }
    const { clientAddress } = peer;
    rewriteHeaders(request, appUrl, { requestId, clientAddress, nonce, contentPolicy: policy, innerSecret });
    explainRenewal(request, response, requestId);
    if (awaitsContinue) response.writeContinue();
    const form = await readPostedForm(request);
    if (form === "unreadable") return sendAnswer(response, { status: 400 }, requestId);
    try {
      await wanting.run(form ? Object.assign(wanted, { form }) : wanted, () => options.handler(request, response));
    } catch (error) {
      logCrash(error, requestId, log);
      if (response.headersSent) response.destroy();
      else sendAnswer(response, { status: 500 }, requestId);
    }
  }

  function checkReadiness(path: string): Answer | null {
    const isOff = draining || options.isReady?.() === false;
    return isOff && path === "/api/health/ready" ? { status: 503 } : null;
  }

  function answerUnreadable(status: number): string {
    const requestId = randomUUID();
    logUnreadable(status, requestId, log);
    return rawAnswer(status, requestId, securityHeaders(appUrl, contentPolicy(createNonce())));
  }

  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    // Node looks for late requests only every so often; its own 30 s would stretch both limits.
    connectionsCheckingInterval: 2_000,
    // A Host that is missing is refused by us, with our headers.
    requireHostHeader: false,
  });
  const accept = (awaitsContinue: boolean) => (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response, awaitsContinue).catch(() => response.destroy());
  server.on("request", accept(false));
  server.on("checkContinue", accept(true));
  // Any other expectation may be ignored (RFC 9110, 10.1.1).
  server.on("checkExpectation", accept(false));
  server.on("connect", (_, socket) => socket.end(answerUnreadable(405)));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const statuses: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
    return socket.end(answerUnreadable(statuses[error.code ?? ""] ?? 400));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(configuration.port, configuration.host, resolve);
  });

  const stop = async () => {
    draining = true;
    await drain(server, drainMilliseconds);
    await options.onStop?.();
  };
  let stopping: Promise<void> | undefined;
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : configuration.port,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
