import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** 128 bits, fresh for each answer (WB-06). */
export function createNonce(): string {
  return randomBytes(16).toString("base64");
}

/** No 'unsafe-*' anywhere; nothing from other origins. Without `report-to`: no endpoint collects reports (WB-06). */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** A picture that somebody sent, and we drew anew: were it ever taken for a page, it could do nothing. */
const picturePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

function isPicture(path: string): boolean {
  return /^\/orgs\/[^/]+\/projects\/[^/]+\/logo$/.test(path);
}

/** A mail of demo mode, in the mailbox's frame: its own styles, no script, and links in tabs of their own. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

function isDemoMail(path: string): boolean {
  return /^\/dev\/mailbox\/[^/]+\/html$/.test(path);
}

const switchedOff =
  "accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen geolocation gyroscope hid identity-credentials-get idle-detection local-fonts magnetometer microphone midi otp-credentials payment picture-in-picture screen-wake-lock serial storage-access usb window-management xr-spatial-tracking";

/** Empty but for what Rollcall itself does: security keys, and the Copy buttons. */
const permissionsPolicy = [
  ...switchedOff.split(" ").map((feature) => `${feature}=()`),
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
  "clipboard-write=(self)",
].join(", ");

/** Those of WB-07, which every answer carries whatever made it. */
export function securityHeaders(appUrl: URL, policy: string): Record<string, string> {
  return {
    "content-security-policy": policy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": permissionsPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(appUrl.protocol === "https:" ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** Files that are the same for everybody. All else may be about a person and is never stored (WB-08). */
export function isStatic(path: string): boolean {
  return path.startsWith("/_next/static/") || /^\/[a-z0-9-]+\.(?:ico|svg|png|woff2?)$/.test(path);
}

/** What an action asks for beyond its body (`app/_server/answer.ts`): Next itself answers every action with 200. */
export interface WantedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sets the headers at the last moment, when whatever made the answer has said all it wanted to: ours win, except that a
 * page may choose its own Referrer-Policy, and a static file and a logo how long they are kept.
 */
export function enforceHeaders(
  response: ServerResponse,
  path: string,
  enforced: Record<string, string>,
  wanted: WantedAnswer = {},
): void {
  const writeHead = response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse;
  response.writeHead = ((
    status: number,
    ...rest: Array<string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined>
  ) => {
    const reason = typeof rest[0] === "string" ? rest[0] : undefined;
    const given = rest.find((part) => typeof part === "object");
    if (!response.headersSent) {
      for (const [name, value] of pairsOf(given)) response.setHeader(name, value);
      for (const name of response.getHeaderNames())
        if (name === "x-powered-by" || name.startsWith("access-control-")) response.removeHeader(name);
      for (const [name, value] of Object.entries({ ...wanted.headers, ...enforced })) response.setHeader(name, value);
      if (!response.hasHeader("referrer-policy")) response.setHeader("referrer-policy", "strict-origin");
      const isDrawn = status === 200 && isPicture(path);
      if (isDrawn) response.setHeader("content-security-policy", picturePolicy);
      // Found in demo mode only. Everywhere else the address is a 404, with the headers of every other.
      if (status === 200 && isDemoMail(path)) {
        response.setHeader("content-security-policy", mailPolicy);
        response.setHeader("x-frame-options", "SAMEORIGIN");
      }
      if (status >= 400 || !(isStatic(path) || isDrawn)) response.setHeader("cache-control", "no-store");
    }
    // Next says 200 for a refused action and 500 for a page that could not be had: we may know better.
    const said = status === 200 || status === 500 ? (wanted.status ?? status) : status;
    return reason === undefined || said !== status ? writeHead(said) : writeHead(status, reason);
  }) as ServerResponse["writeHead"];
}

/** writeHead takes an object or a flat list; in a list the same name may stand twice (set-cookie). */
function pairsOf(given: unknown): Array<[string, number | string | string[]]> {
  if (!Array.isArray(given)) return Object.entries((given ?? {}) as Record<string, string>);
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < given.length; index += 2) {
    const name = String(given[index]).toLowerCase();
    values.set(name, [...(values.get(name) ?? []), ...[given[index + 1]].flat().map(String)]);
  }
  return Array.from(values, ([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all]);
}
