import type { Page } from "@playwright/test";
import { addInvitation, addTwo } from "./fixtures/arrange";
import { tabTo } from "./fixtures/keyboard";
import { expectFits } from "./fixtures/looks";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test.use({ reducedMotion: "reduce" });

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
  await expect(links).toHaveText(["Dashboard", "Team", "Projects", "Requests", "Audit log", "Settings"]);
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
  await expect(links).toHaveCount(6);
});

test("a message that holds a long link stands wholly in view", async ({ page, sql, signInAs, freshAddress }) => {
  const { owner, organisation } = await addTwo(sql, "technician");
  const email = freshAddress();
  await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId });
  await signInAs(owner);
  // Where the clipboard is not to be had the link itself is shown, to be copied by hand.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  const message = page.locator("li[data-state=open]").filter({ hasText: "Copy this link: http" });
  await expect(message).toBeInViewport({ ratio: 1 });
  await expect(message.getByRole("button", { name: "Dismiss" })).toBeInViewport({ ratio: 1 });
  expect(await message.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
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
