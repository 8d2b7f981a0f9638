import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { needOf } from "@/app/orgs/[org]/page-needs";
import { furtherPages, navOf } from "@/app/orgs/[org]/pages";
import { addressOf } from "@/e2e/fixtures/built-routes";
import { permissions } from "@/lib/permissions/table";
import { type Import, readSources, root } from "./read-imports";

interface Asks {
  readonly definition?: { readonly access: { readonly permission?: string; readonly projectPermission?: string } };
}

/** The permissions that a page's own queries ask for, as its imports say them. */
async function askedBy(imports: readonly Import[]): Promise<string[]> {
  const asked = imports
    .filter(({ target, isType }) => target?.startsWith("lib/") && !isType)
    .map(async ({ target, names }) => {
      const file = (await import(pathToFileURL(`${root}/${target}`).href)) as Readonly<
        Record<string, Asks | undefined>
      >;
      return names.map((name) => file[name]?.definition?.access);
    });
  return (await Promise.all(asked)).flat().flatMap((access) => access?.projectPermission ?? access?.permission ?? []);
}

/** Opened by every member, of whom some see more of it. */
const forAll = ["", "/projects", "/team/[member]"];
/** The page itself asks for more than the query that it shares with another. */
const asksMore = ["/team/invite", "/team/invite/several", "/settings/delete"];

test("of a page that a role may not open, the permission is named that its queries ask for", async () => {
  const pages = readSources().filter(({ path }) => /^app\/orgs\/\[org\]\/(.*\/)?page\.tsx$/.test(path));
  expect(pages.length).toBeGreaterThan(40);
  const wrong: string[] = [];
  for (const { path, imports } of pages) {
    const asked = await askedBy(imports);
    const route = path.replace(/^app\/orgs\/\[org\]|\/page\.tsx$/g, "");
    const named = needOf(addressOf(`/orgs/[org]${route}`));
    const isRight = asksMore.includes(route)
      ? named !== null
      : forAll.includes(route) || asked.length === 0
        ? named === null || route.startsWith("/team/roles")
        : named !== null && asked.includes(named);
    if (!isRight) wrong.push(`${route}: names ${named}, asks for ${asked}`);
  }
  expect(wrong, "app/orgs/[org]/page-needs.ts").toEqual([]);
}, 60_000);

test("the navigation and the palette lead to pages that there are, and to none that is refused", () => {
  const held = new Set(permissions.map(({ key }) => key));
  const files = new Set(readSources().map(({ path }) => path));
  const pagesFor = (all: ReadonlySet<(typeof permissions)[number]["key"]>) => {
    const reader = { org: "[org]", isTeam: true, permissions: all };
    return [...navOf(reader, 0), ...furtherPages(reader)].map(({ href }) => href);
  };
  expect(pagesFor(held).filter((href) => !files.has(`app${href}/page.tsx`))).toEqual([]);
  // Role permissions and what each page shows to all is open to every member; the member's own way to a list is too.
  for (const href of pagesFor(new Set())) expect(needOf(href), href).toBeNull();
});
