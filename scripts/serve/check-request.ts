import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** What a request is judged by: nothing but its line and its headers, so that a body is never read for a refused one. */
export interface RequestFacts {
  readonly method: string;
  /** As sent: path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** How many Host headers came: Node keeps the first of two without a word, a proxy may keep the last. */
  readonly hosts: number;
  readonly trustedPeer: boolean;
}

export function factsOf({ method, url, headers, rawHeaders }: IncomingMessage, trustedPeer: boolean): RequestFacts {
  const hosts = rawHeaders.filter((name, position) => position % 2 === 0 && name.toLowerCase() === "host").length;
  return { method: method ?? "", target: url ?? "", headers, hosts, trustedPeer };
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 100 KB: more than any form of ours, less than what hurts (WB-09). */
export const largestBody = 100 * 1024;
const readingMethods = ["GET", "HEAD"];

/** The refusal that this request gets without Next hearing of it, or null (WB-01, WB-02, WB-08, WB-09, AZ-03). */
export function checkRequest(facts: RequestFacts, appUrl: URL): Answer | null {
  if (facts.hosts > 1) return { status: 400 };
  if (!facts.target.startsWith("/")) return { status: 400 };
  const path = pathOf(facts.target);
  if (!path.startsWith("/api/health/") && !isOurHost(facts, appUrl)) return { status: 421 };
  if (facts.method !== "POST" && !readingMethods.includes(facts.method))
    return { status: 405, headers: { allow: "GET, HEAD, POST" } };
  if (isAmbiguous(path)) return { status: 404 };
  return checkOrigin(facts, path, appUrl) ?? checkBody(facts);
}

export function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, "");
}

function isOurHost({ headers, trustedPeer }: RequestFacts, appUrl: URL): boolean {
  const told = trustedPeer ? [headers.host, headers["x-forwarded-host"]] : [headers.host];
  return told.some((host) => typeof host === "string" && host.toLowerCase() === appUrl.host);
}

/**
 * Paths that Next, a proxy and a guard may read in different ways, and the files that Next writes for its own prefetching:
 * each has been a way round a gate (AZ-03). No link of ours looks like one.
 */
function isAmbiguous(path: string): boolean {
  return (
    /\/\/|\\|%(?:2f|5c|2e|00|25)|%(?![0-9a-f]{2})|[^\x21-\x7e]/i.test(path) ||
    /\/\.{1,2}(?:\/|$)/.test(path) ||
    /\.rsc$|\.segments?(?:\/|\.|$)/i.test(path)
  );
}

/**
 * A browser names the origin of every form post; Next lets a missing one through (WB-01). Programs that send a bearer
 * token and no cookie have no session to be abused.
 */
function checkOrigin({ method, headers }: RequestFacts, path: string, appUrl: URL): Answer | null {
  if (readingMethods.includes(method)) return null;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return { status: 403 };
  if (headers.origin === appUrl.origin) return null;
  const bearer = /^bearer \S/i.test(headers.authorization ?? "");
  const isProgram = path.startsWith("/api/v1/") && bearer && headers.cookie === undefined;
  return isProgram ? null : { status: 403 };
}

function checkBody({ headers }: RequestFacts): Answer | null {
  if (headers["transfer-encoding"] !== undefined) return { status: 411, headers: { connection: "close" } };
  if (Number(headers["content-length"] ?? 0) <= largestBody) return null;
  return { status: 413 };
}
