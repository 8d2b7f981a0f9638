import { bringAxe, desktop, expectColours, expectDecent, phone } from "./fixtures/looks";
import { addRealisticTeam } from "./fixtures/realistic-team";
import { expect, test } from "./fixtures/test";
import { addVisits, enterAs, routesOfBuild, type Visit } from "./fixtures/visits";

test.use({ viewport: desktop, reducedMotion: "reduce" });

/** Each page is opened once. The parts are of about one size, since tests run side by side. */
const parts: Readonly<Record<string, { as: Visit["as"]; routes: RegExp }>> = {
  "of an organisation": { as: "owner", routes: /^\/orgs\/\[org\](?!\/projects)/ },
  "of projects": { as: "owner", routes: /^\/orgs\/\[org\]\/projects/ },
  "of a person": { as: "owner", routes: /^\/(?!orgs\/\[org\])/ },
  "of platform admins": { as: "admin", routes: /./ },
  "about signing in": { as: "guest", routes: /^\/(?:[d-s]|\[)/ },
  "that links lead to": { as: "guest", routes: /^\/(?![d-s])/ },
  "of somebody whose second step is missing": { as: "halfway", routes: /./ },
  "of somebody who signs in by mail": { as: "by-mail", routes: /./ },
};

test("every page of the build has an address where it is looked at, in one of the parts", async ({ sql }) => {
  const { visits } = await addVisits(sql);
  expect(Object.keys(visits).toSorted(), "give the page a visit in e2e/fixtures/visits.ts").toEqual(routesOfBuild());
  const inParts = (route: string, visit: Visit) =>
    Object.values(parts).filter(({ as, routes }) => visit.as === as && routes.test(route));
  expect(Object.entries(visits).filter(([route, visit]) => inParts(route, visit).length !== 1)).toEqual([]);
});

/** Below a page of the navigation, or of the list that it is from: then a breadcrumb or tabs lead up. */
const isBelowAnother = (route: string) =>
  /^\/(?:orgs\/\[org\]|admin|profile)\/[^/]+\/[^/]+/.test(route) && !route.startsWith("/admin/grant");

for (const [title, { as, routes }] of Object.entries(parts)) {
  test(`the pages ${title} are accessible and fit, light, dark and on phones`, async ({ page, sql, signInAs }) => {
    await bringAxe(page);
    const scene = await addVisits(sql);
    const visits = Object.entries(scene.visits).filter(([route, visit]) => visit.as === as && routes.test(route));
    expect(visits).not.toEqual([]);
    await enterAs(as, scene, { page, sql, signInAs });
    for (const [route, { path, leadsOn }] of visits) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // Whoever is sent on has not seen the page. The start page does nothing else.
      if (path !== "/" && !leadsOn) expect.soft(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ""));
      if (isBelowAnother(route) && !leadsOn)
        await expect
          .soft(page.getByRole("main").getByRole("navigation").first(), `${route} has no way up`)
          .toBeVisible();
      await expectDecent(page, "page");
    }
  });
}

test("a table on a phone says each thing once, in colours that can be read", async ({ page, sql, signInAs }) => {
  const { owner, organisation } = await addRealisticTeam(sql);
  await page.setViewportSize(phone);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const row = page.getByRole("row").filter({ hasText: "Piotr Baran" }).first();
  await expect(row).toBeVisible();
  // What a screen reader gets: text that is laid out, shown or not.
  const words = await row.evaluate((element) => (element as HTMLElement).innerText.replace(/\s+/g, " "));
  expect(words.match(/Last sign-in/g)).toHaveLength(1);
  expect(words).toContain("74 days ago");
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  const name = row.getByText("Piotr Baran", { exact: true });
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  // What only a phone shows: the words before the cells, and the folded navigation.
  await expectColours(page, "light");
  await expectColours(page, "dark");
});
