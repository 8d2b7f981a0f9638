import type { Page } from "@playwright/test";
import { addTwo } from "./fixtures/arrange";
import { tabTo } from "./fixtures/keyboard";
import { expectFits, expectLandmarks } from "./fixtures/looks";
import { addVisits, routesOfBuild, type Visit } from "./fixtures/routes";
import { expectHeading, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test.use({ reducedMotion: "reduce" });

test("every page of the build fits on the narrowest phones", async ({ page, sql, signInAs }) => {
  test.setTimeout(240_000);
  const { visits, accounts } = await addVisits(sql);
  expect(Object.keys(visits).toSorted()).toEqual(routesOfBuild());
  const start: Record<Visit["as"], () => Promise<unknown>> = {
    guest: async () => undefined,
    owner: async () => {
      await signInAs(accounts.owner);
      await page.goto("/two-factor/setup");
      await page.getByRole("button", { name: /Authenticator app/ }).click();
      await expectHeading(page, "Authenticator app");
    },
    admin: async () => {
      await signInAs(accounts.admin);
      await sql`update sessions set factor = 'totp', auth_with = 'totp' where user_id = ${accounts.admin.userId}`;
    },
    halfway: async () => {
      await page.goto("/sign-in");
      await signInByForm(page, accounts.halfway.email);
      await page.waitForURL("**/sign-in/two-factor**");
    },
    "by-mail": async () => {
      await page.goto("/sign-in");
      await signInByForm(page, accounts["by-mail"].email);
      await page.waitForURL("**/sign-in/link**");
    },
  };
  for (const [who, enter] of Object.entries(start)) {
    await page.context().clearCookies();
    await enter();
    for (const { path } of Object.values(visits).filter((visit) => visit.as === who)) {
      await page.setViewportSize({ width: 320, height: 256 });
      await page.goto(path);
      // Whoever is sent on has not seen the page. The start page does nothing else.
      if (path !== "/") expect.soft(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ""));
      await expectLandmarks(page);
      await expectFits(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await expectFits(page);
    }
  }
});

const navigation = (page: Page) => page.getByRole("navigation", { name: "Organisation" });

test("on a phone the navigation is a menu that names the page and works by keyboard", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation } = await addTwo(sql, "technician");
  await signInAs(owner);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/orgs/${organisation.slug}/team`);
  const menu = navigation(page).locator("summary");
  await expect(menu).toHaveText("Menu: Team");
  await expect(navigation(page).getByRole("link")).toHaveCount(0);
  await menu.focus();
  await page.keyboard.press("Enter");
  const links = navigation(page).getByRole("link");
  await expect(links).toHaveText(["Dashboard", "Team", "Audit log", "Settings"]);
  await expect(navigation(page).getByRole("link", { name: "Team" })).toHaveAttribute("aria-current", "page");
  for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
  await expectFits(page);
  await page.keyboard.press("Escape");
  await expect(links).toHaveCount(0);
  await expect(menu).toBeFocused();

  await page.keyboard.press("Enter");
  await tabTo(page, "link", "Settings");
  await page.keyboard.press("Enter");
  await expectHeading(page, "Settings");
  await expect(menu).toHaveText("Menu: Settings");
  await expect(menu).toBeFocused();
  await expect(links).toHaveCount(0);

  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(menu).toBeHidden();
  await expect(links).toHaveCount(4);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test("the navigation's menu opens and leads on", async ({ page, sql, signInAs }) => {
    const { owner, organisation } = await addTwo(sql, "technician");
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/team`);
    await navigation(page).locator("summary").click();
    await navigation(page).getByRole("link", { name: "Audit log" }).click();
    await expectHeading(page, "Audit log");
  });
});
