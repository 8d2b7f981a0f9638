import type { IncomingMessage } from "node:http";
import { isOwnOrigin } from "./own-address";

/** What the server itself tells Next about a request. */
export interface RequestContext {
  readonly requestId: string;
  readonly clientAddress: string;
  readonly nonce: string;
  readonly contentPolicy: string;
  /** Made up by this process; see `innerHeader`. */
  readonly innerSecret: string;
}

/**
 * Next fetches the page that an action redirects to from this very server and repeats the action's headers. By this one,
 * which nobody outside can know, such a request is told from a stranger's: its Host is not ours, its address is.
 */
export const innerHeader = "x-rollcall-inner";

/** The headers through which Next's own router asks for parts of pages, and which its pages and actions need. */
const routerHeaders = [
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
];

/**
 * Everything that says where a request came from, or that Next, a platform or a proxy reserves for itself. Next deletes
 * some of its internal ones; each that it forgot has been an advisory (AZ-03), so whole families go.
 */
const refusedHeaders =
  /^(?:x-forwarded|forwarded$|x-real-ip$|x-client-ip$|true-client-ip$|cf-connecting-ip$|x-original-|x-rewrite-|x-host$|x-http-method|x-method-override$|x-middleware|x-next|x-invoke|x-matched-path$|x-now-|x-vercel-|x-prerender|x-request-id$|x-path$|x-query$|x-nonce$|content-security-policy|proxy$|next-)/;

/**
 * Replaces what a client may not say about itself by what we know (WB-02). From then on Host and X-Forwarded-* are those of
 * APP_URL, so that Next's origin check and every link are right behind any proxy.
 */
export function rewriteHeaders(request: IncomingMessage, appUrl: URL, context: RequestContext): void {
  const { headers } = request;
  for (const name of Object.keys(headers))
    if (refusedHeaders.test(name) && !routerHeaders.includes(name)) delete headers[name];
  // Next compares it with the host letter by letter.
  if (headers.origin && isOwnOrigin(headers.origin, appUrl)) headers.origin = appUrl.origin;
  Object.assign(headers, {
    host: appUrl.host,
    "x-forwarded-host": appUrl.host,
    "x-forwarded-proto": appUrl.protocol.slice(0, -1),
    "x-forwarded-port": appUrl.port || (appUrl.protocol === "https:" ? "443" : "80"),
    "x-forwarded-for": context.clientAddress,
    "x-client-ip": context.clientAddress,
    "x-request-id": context.requestId,
    // Next gives pages their parameters and not their path; a redirect that keeps the path needs it.
    "x-path": (request.url ?? "").split("?")[0] ?? "",
    "x-query": (request.url ?? "").split("?")[1] ?? "",
    // Next reads the nonce for its scripts out of this request header.
    "content-security-policy": context.contentPolicy,
    "x-nonce": context.nonce,
    [innerHeader]: context.innerSecret,
  });
  // The raw list is a second copy, which would still hold what was taken away.
  const flat = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().flatMap((one) => [name, one]));
  request.rawHeaders.splice(0, request.rawHeaders.length, ...flat);
}
