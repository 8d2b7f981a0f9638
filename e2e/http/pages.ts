import { cast } from "../../db/seed";
import type { Reply } from "../fixtures/ask";
import { addressOf, builtRoutes, isWatched } from "../fixtures/built-routes";
import type { World } from "../fixtures/world";
import { expect } from "../fixtures/world";
import { bypasses, leaks } from "./bypasses";
import { once, pairs } from "./pairs";

const addresses = (choose: (route: ReturnType<typeof builtRoutes>[number]) => boolean) =>
  builtRoutes()
    .filter(choose)
    .map(({ route }) => addressOf(route));

export const organisationPages = addresses(({ audience, isPage }) => audience === "organisation" && isPage);
/** Of platform admins, of whom the cast has none. */
export const platformPages = addresses(({ audience, isPage }) => audience === "platform" && isPage);
const personal = addresses(({ audience, isPage }) => audience === "person" && isPage);
export const ownPages = personal.filter(isWatched);
/** Where a step is taken that the gate asks for. A session they need all the same. */
export const stepPages = personal.filter((address) => !isWatched(address));
/** What is downloaded or asked for by a script. */
export const gatedRoutes = addresses(({ audience, isPage }) => audience !== "everybody" && !isPage);

/** To any member, whatever their role; a page of an organisation that is not named here asks for a permission. */
export const pagesOfEveryMember = [
  "",
  "/team/roles",
  "/projects",
  "/projects/join",
  `/projects/join/${cast.harbour.id}`,
  "/requests",
].map((path) => `/orgs/northwind${path}`);

interface Gated {
  readonly pages: readonly string[];
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `pairs`: every way round the gate is tried. `once`: whoever else this is has one try at each page. */
  readonly tried?: "pairs" | "once";
}

/** Asks for gated pages by ways round the gate and sees nothing of any. */
export async function expectGated(world: World, { pages, cookie, headers: given, tried = "once" }: Gated) {
  const ways = Object.entries(bypasses);
  // Visitors begin with different ways, so that all of them together have tried most.
  const asked = tried === "pairs" ? pairs(pages, ways) : once(pages, ways, turn++);
  for (const [page, [how, { headers = {}, path = (same: string) => same }]] of asked) {
    const reply = await world.ask({
      path: path(page),
      headers: { ...given, ...headers },
      ...(cookie ? { cookie } : {}),
    });
    expect(leaks(reply), `${page} with ${how}`).toEqual([]);
    expect(isTurnedAway(reply), `${page} with ${how}: ${reply.status} ${reply.body.slice(0, 200)}`).toBe(true);
  }
}
let turn = 0;
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
      .replace(/rollcall_(browser|sent)=[^;]+; Path=\/; Expires=[^;]+/g, "rollcall_$1=…");
  // React writes the rows of a stream as they become ready; of those, what was not found is what counts.
  const isStream = headers["content-type"]?.startsWith("text/x-component");
  const said = isStream ? (body.match(/NEXT_\w+(?:;\d+)?/g) ?? []) : saidBy(plainText(body));
  return JSON.stringify([status, plainText(JSON.stringify(kept)), said]);
}

/** A page as it is read, and the words of what React sends behind it, whose rows are numbered as they become ready. */
function saidBy(page: string) {
  const behind = /<script nonce="…">self\.__next_f\.push\(.*?\)<\/script>/gs;
  // Into how many pieces it was cut on its way is chance, and so is where.
  const pieces = (page.match(behind) ?? []).map((script) =>
    script.replace(/^<script nonce="…">self\.__next_f\.push\(\[\d,?"?|"?\]\)<\/script>$/g, ""),
  );
  const words = pieces.join("").match(/[A-Za-z][A-Za-z ,.'-]{3,}/g) ?? [];
  return [page.replace(behind, ""), words.toSorted()];
}
