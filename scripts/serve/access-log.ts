import type { ServerResponse } from "node:http";
import { routeShape } from "./route-shape";

export type Log = (line: string) => void;

/** nginx's number for a client that went away before the answer was complete. */
const clientClosed = 499;

/**
 * One line of JSON per request, written when it is over. Never a query string, a token or an address (AU-05).
 *
 * @param noted what else is to be said of it; may still grow until then
 */
export function logWhenOver(
  response: ServerResponse,
  requestId: string,
  log: Log,
  noted: Readonly<Record<string, string>>,
): void {
  const startedAt = performance.now();
  const { method = "?", url = "/" } = response.req;
  const route = routeShape(url);
  response.once("close", () => {
    const status = response.writableFinished ? response.statusCode : clientClosed;
    const ms = Math.round(performance.now() - startedAt);
    log(JSON.stringify({ time: new Date().toISOString(), requestId, method, status, ms, route, ...noted }));
  });
}

/** For what was refused before there was a request that could be read. */
export function logUnreadable(status: number, requestId: string, log: Log): void {
  log(JSON.stringify({ time: new Date().toISOString(), requestId, method: "?", status, ms: 0, route: "*" }));
}

/** Where it crashed, never the message: a driver's message holds values out of the statement (AU-05, WB-10). */
export function logCrash(error: unknown, requestId: string, log: Log): void {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const at = frames.slice(0, 12).map((frame) => frame.trim());
  log(JSON.stringify({ time: new Date().toISOString(), requestId, level: "error", error: name, at }));
}
