import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { largestPicture } from "@/lib/kernel/largest-picture";
import { isOwnHost, isOwnOrigin } from "./own-address";

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
  /** For the operator's log alone: what came, and what was expected. */
  readonly noted?: Readonly<Record<string, string>>;
}

/** 100 KB: more than any form of ours without a file, less than what hurts (WB-09). */
export const largestBody = 100 * 1024;
/** Where a picture is sent; a little over, so that the form itself can say of one that it is too large, and stays as it is. */
const takesPicture = /^\/orgs\/[^/]+\/projects\/[^/]+\/settings$/;
export const largestBodyWithPicture = largestPicture + largestBody;
const readingMethods = ["GET", "HEAD"];

/** The refusal that this request gets without Next hearing of it, or null (WB-01, WB-02, WB-08, WB-09, AZ-03). */
export function checkRequest(facts: RequestFacts, appUrl: URL): Answer | null {
  if (facts.hosts > 1) return { status: 400 };
  if (!facts.target.startsWith("/")) return { status: 400 };
  const path = pathOf(facts.target);
  const hosts = hostsToldIn(facts);
  if (!path.startsWith("/api/health/") && !hosts.some((host) => isOwnHost(host, appUrl)))
    return { status: 421, noted: { host: clipped(hosts.join(" ")), expected: appUrl.host } };
  if (facts.method !== "POST" && !readingMethods.includes(facts.method))
    return { status: 405, headers: { allow: "GET, HEAD, POST" } };
  if (isAmbiguous(path)) return { status: 404 };
  // No text column can hold it, and no form of ours sends it.
  if (/%00/.test(facts.target)) return { status: 400 };
  return checkOrigin(facts, path, appUrl) ?? checkBody(facts, path);
}

export function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, "");
}

function hostsToldIn({ headers, trustedPeer }: RequestFacts): string[] {
  const told = trustedPeer ? [headers.host, headers["x-forwarded-host"]] : [headers.host];
  return told.filter((host): host is string => typeof host === "string");
}

/** A stranger's words, short enough for a line of the log. */
const clipped = (text: string) => text.slice(0, 200);

/**
 * Paths that Next, a proxy and a guard may read in different ways, and the files that Next writes for its own prefetching:
 * each has been a way round a gate (AZ-03). No link of ours looks like one.
 */
function isAmbiguous(path: string): boolean {
  return (
    /\/\/|\\|%(?:2f|5c|2e|00|25)|%(?![0-9a-f]{2})|[^\x21-\x7e]/i.test(path) ||
    /\/\.{1,2}(?:\/|$)/.test(path) ||
    /\.rsc$|\.segments?(?:\/|\.|$)/i.test(path) ||
    !isDecodable(path)
  );
}

/** Percent-encoded bytes that are no UTF-8 are no text, and so name no page. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * A browser names the origin of every form post; Next lets a missing one through (WB-01). Programs that send a bearer
 * token and no cookie have no session to be abused.
 */
function checkOrigin({ method, headers }: RequestFacts, path: string, appUrl: URL): Answer | null {
  if (readingMethods.includes(method)) return null;
  const site = headers["sec-fetch-site"];
  const origin = headers.origin ?? "";
  const refusal = {
    status: 403,
    noted: { origin: clipped(origin), site: clipped(String(site ?? "")), expected: appUrl.origin },
  };
  if (site !== undefined && site !== "same-origin") return refusal;
  if (isOwnOrigin(origin, appUrl)) return null;
  const bearer = /^bearer \S/i.test(headers.authorization ?? "");
  const isProgram = path.startsWith("/api/v1/") && bearer && headers.cookie === undefined;
  return isProgram ? null : refusal;
}

function checkBody({ headers }: RequestFacts, path: string): Answer | null {
  if (headers["transfer-encoding"] !== undefined) return { status: 411, headers: { connection: "close" } };
  const most = takesPicture.test(path) ? largestBodyWithPicture : largestBody;
  return Number(headers["content-length"] ?? 0) <= most ? null : { status: 413 };
}
