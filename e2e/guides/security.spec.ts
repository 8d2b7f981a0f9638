import { addAccount } from "../fixtures/arrange";
import { addApp } from "../fixtures/factors";
import { desktop, picture } from "../fixtures/looks";
import { expectHeading, signInByForm } from "../fixtures/steps";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of signing in safely", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("security, set-up, second step, step-up and the address", async ({ page, sql, signInAs }) => {
    const person = await addAccount(sql, { name: "Mia Duarte", email: `mia-${Date.now()}@northwind.example` });
    await signInAs(person);
    await page.goto("/two-factor/setup?next=/orgs/northwind");
    await picture(page, "two-factor-setup");
    await page.getByRole("button", { name: /Authenticator app/ }).click();
    await expectHeading(page, "Authenticator app");
    await picture(page, "authenticator-app");
    await addApp(sql, person.userId);
    await page.goto("/profile/security");
    await page.setViewportSize({ width: 1200, height: 1500 });
    await picture(page, "security");
    await page.setViewportSize(desktop);
    await page.getByRole("button", { name: "Remove app" }).click();
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
    await picture(page, "step-up");
    await page.goto("/revalidate-email");
    await picture(page, "revalidate-email");
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await signInByForm(page, person.email);
    await expectHeading(page, "Two-factor authentication");
    await picture(page, "second-step");
  });
});
