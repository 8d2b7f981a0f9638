import { readFileSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import type { Reply } from "../fixtures/ask";

export interface Bypass {
  readonly headers?: OutgoingHttpHeaders;
  readonly path?: (path: string) => string;
}

const five = (name: string) => Array(5).fill(name).join(":");
const buildId = () => readFileSync(".next/BUILD_ID", "utf8");

/** Each has led round a gate of some Next release, or around a guard that reads paths in another way (AZ-03). */
export const bypasses: Readonly<Record<string, Bypass>> = {
  "nothing special": {},
  "next-router-prefetch": { headers: { "next-router-prefetch": "1" } },
  "purpose: prefetch": { headers: { purpose: "prefetch", "sec-purpose": "prefetch" } },
  RSC: { headers: { rsc: "1" } },
  "a prefetch by RSC": { headers: { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" } },
  "a segment prefetch": {
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
  "a segment prefetch of the page": {
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/orgs/$d$org/team/__PAGE__" },
  },
  "next-resume": { headers: { "next-resume": "1" } },
  "x-middleware-subrequest": { headers: { "x-middleware-subrequest": "middleware" } },
  "x-middleware-subrequest, five times": { headers: { "x-middleware-subrequest": five("middleware") } },
  "x-middleware-subrequest, src": { headers: { "x-middleware-subrequest": five("src/middleware") } },
  "x-middleware-subrequest, pages": { headers: { "x-middleware-subrequest": "pages/_middleware" } },
  "x-middleware-prefetch": { headers: { "x-middleware-prefetch": "1", "x-nextjs-data": "1" } },
  "x-matched-path": {
    headers: { "x-matched-path": "/sign-in", "x-invoke-path": "/sign-in", "x-now-route-matches": "1" },
  },
  "x-rewrite-url": { headers: { "x-rewrite-url": "/sign-in", "x-original-url": "/sign-in" } },
  ".rsc": { path: (path) => `${path}.rsc`, headers: { rsc: "1" } },
  ".segments": { path: (path) => `${path}.segments/_tree.segment.rsc`, headers: { rsc: "1" } },
  "%2e": { path: (path) => `/%2e${path}` },
  "an encoded letter": {
    path: (path) => path.replace(/^\/(\w)/, (_, letter) => `/%${letter.charCodeAt(0).toString(16)}`),
  },
  "a double slash": { path: (path) => `/${path}` },
  "a double slash inside": { path: (path) => path.replace(/\/(?=[^/]*$)/, "//") },
  "a slash at the end": { path: (path) => `${path}/` },
  "a dot segment": { path: (path) => `/sign-in/..${path}` },
  "another locale": { path: (path) => `/en${path}` },
  "_next/data": { path: (path) => `/_next/data/${buildId()}${path}.json`, headers: { "x-nextjs-data": "1" } },
  "an _rsc parameter": { path: (path) => `${path}?_rsc=1`, headers: { rsc: "1" } },
};

/**
 * Nothing of what Northwind's or a person's pages show; and no success of an action.
 *
 * @param typed what the asker sent, which a refusal gives back: it tells them nothing
 */
export function leaks(reply: Reply, typed: Readonly<Record<string, string>> = {}): readonly string[] {
  const secrets = [
    ...["Northwind Energy", "Olive Larsen", "olive@northwind.example", "Adam Khan", "mia@northwind.example"],
    ...["This browser", "Invite member", '"status":"done"', 'status\\":\\"done'],
  ];
  const said = withoutTyped(`${reply.body}${JSON.stringify(reply.headers)}`, typed);
  return secrets.filter((secret) => said.includes(secret));
}

export function withoutTyped(said: string, typed: Readonly<Record<string, string>>): string {
  const values = Object.values(typed).filter((value) => value.length > 2);
  return values.reduce((rest, value) => rest.replaceAll(value, "…"), said);
}
