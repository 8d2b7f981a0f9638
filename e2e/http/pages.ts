import { cast } from "../../db/seed";
import type { Reply } from "../fixtures/ask";
import type { World } from "../fixtures/world";
import { expect } from "../fixtures/world";
import { type Bypass, bypasses, leaks } from "./bypasses";

export const organisationPages = [
  "/orgs/northwind",
  "/orgs/northwind/team",
  "/orgs/northwind/team/invite",
  "/orgs/northwind/team/roles/new",
  "/orgs/northwind/team/roles/rol_01jd0000000000000000000000",
  "/orgs/northwind/team/two-factor",
  "/orgs/northwind/audit-log",
  "/orgs/northwind/audit-log/access",
  "/orgs/northwind/team/tokens",
  "/orgs/northwind/report",
  "/orgs/northwind/settings",
];
/** Of platform admins, of whom the cast has none. */
export const platformPages = [
  "/admin/users",
  `/admin/users/${cast.vera.userId}`,
  "/admin/organisations",
  `/admin/organisations/${cast.northwind.id}`,
  "/admin/resets",
];
export const ownPages = ["/profile", "/profile/security", "/profile/sessions", "/profile/tokens", "/orgs/new"];

/** The ways that differ most, for sweeps over many kinds of visitors. */
export const fewBypasses = Object.fromEntries(
  ["nothing special", "a prefetch by RSC", "a segment prefetch of the page", "x-middleware-subrequest, five times"].map(
    (name): [string, Bypass] => [name, bypasses[name] ?? {}],
  ),
);

/** Asks for every gated page in every way and sees nothing of it. */
export async function expectGated(
  world: World,
  { cookie, pages, ways = bypasses }: { cookie?: string; pages: readonly string[]; ways?: typeof bypasses },
) {
  for (const page of pages) {
    for (const [how, { headers = {}, path = (same: string) => same }] of Object.entries(ways)) {
      const reply = await world.ask({ path: path(page), headers, ...(cookie ? { cookie } : {}) });
      expect(leaks(reply), `${page} with ${how}`).toEqual([]);
      expect(isTurnedAway(reply), `${page} with ${how}: ${reply.status} ${reply.body.slice(0, 200)}`).toBe(true);
    }
  }
}

/** A redirect, in the status or in the stream; an error; or, of a prefetch, no page. */
function isTurnedAway({ status, headers, body }: Reply) {
  if (status >= 300) return true;
  const isStream = headers["content-type"]?.startsWith("text/x-component");
  return /NEXT_REDIRECT|NEXT_HTTP_ERROR_FALLBACK|url=\/sign-in/.test(body) || (isStream && !body.includes("<h1"));
}

/** What of an answer may differ between two that must not be told apart: nonces, ids, times, the order of a stream. */
export function withoutChance({ status, headers, body }: Reply, ...words: readonly string[]) {
  const { date, "x-request-id": requestId, etag, "content-length": length, ...kept } = headers;
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "no nonce";
  const plainText = (text: string) =>
    [nonce, String(requestId), ...words]
      .reduce((rest, word) => rest.replaceAll(word, "…"), text)
      .replace(/rollcall_browser=[^;]+; Path=\/; Expires=[^;]+/, "rollcall_browser=…");
  // React writes the rows of a stream as they become ready; of those, what was not found is what counts.
  const isStream = headers["content-type"]?.startsWith("text/x-component");
  const said = isStream ? (body.match(/NEXT_\w+(?:;\d+)?/g) ?? []) : saidBy(plainText(body));
  return JSON.stringify([status, plainText(JSON.stringify(kept)), said]);
}

/** A page as it is read, and the words of what React sends behind it, whose rows are numbered as they become ready. */
function saidBy(page: string) {
  const behind = /<script nonce="…">self\.__next_f\.push\(.*?\)<\/script>/gs;
  const words = (page.match(behind) ?? []).join(" ").match(/[A-Za-z][A-Za-z ,.'-]{3,}/g) ?? [];
  return [page.replace(behind, ""), words.toSorted()];
}
