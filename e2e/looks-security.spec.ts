import { addAccount } from "./fixtures/arrange";
import { addApp } from "./fixtures/factors";
import { desktop, expectDecent, phone, picture } from "./fixtures/looks";
import { expectHeading, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

for (const [title, viewport] of [
  ["on a desktop", desktop],
  ["on a phone", phone],
] as const) {
  test.describe(title, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test(`pages about proving who one is are accessible and fit ${title}`, async ({ page, sql, signInAs }) => {
      const person = await addAccount(sql, { name: "Mia Duarte" });
      await signInAs(person);
      for (const [path, heading] of [
        ["/profile/security", "Security"],
        ["/profile/security/mobile", "Mobile number"],
        ["/two-factor/setup?next=/orgs/northwind", "Set up two-factor authentication"],
        ["/two-factor/setup/text", "Text message"],
        ["/two-factor/setup/text?sent=yes", "Text message"],
        ["/confirm", "Confirm it is you"],
        ["/revalidate-email", "Check your email address"],
        ["/revalidate-email/change", "Change your email"],
        ["/revalidate-email/x", "This link no longer works"],
        ["/sign-in/link/x", "This link no longer works"],
      ] as const) {
        await page.goto(path);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await page.goto("/two-factor/setup");
      await page.getByRole("button", { name: /Authenticator app/ }).click();
      await expectHeading(page, "Authenticator app");
      await expectDecent(page);

      await addApp(sql, person.userId);
      await page.goto("/profile/security");
      await page.getByRole("button", { name: "Remove app" }).click();
      await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
      await expectDecent(page);

      await page.context().clearCookies();
      await page.goto("/sign-in");
      await signInByForm(page, person.email);
      await expectHeading(page, "Two-factor authentication");
      await expectDecent(page);
      await page.goto("/sign-in/recovery");
      await expectHeading(page, "Use a recovery code");
      await expectDecent(page);
      await sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
      await page.goto("/sign-in");
      await signInByForm(page, person.email);
      await expectHeading(page, "Sign in by email");
      await expectDecent(page);
    });
  });
}

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test looks` writes them. */
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
