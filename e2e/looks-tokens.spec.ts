import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { desktop, expectDecent, phone } from "./fixtures/looks";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

for (const [title, viewport] of [
  ["on a desktop", desktop],
  ["on a phone", phone],
] as const) {
  test.describe(title, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test(`pages about API tokens are accessible and fit ${title}`, async ({ page, sql, signInAs }, info) => {
      const [owner, person] = [
        await addAccount(sql, { name: "Olive Reyes" }),
        await addAccount(sql, { name: "Mia Duarte" }),
      ];
      const team = await addOrganisation(sql, owner);
      await addMember(sql, team.id, person.userId, "technician");
      await signInAs(person);
      const look = async (name: string) => {
        await expectDecent(page);
        await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
      };
      await page.goto("/profile/tokens");
      await expectHeading(page, "API tokens");
      await expect(page).toHaveTitle(/^API tokens – /);
      await look("empty");
      // A name as hostile as names may be (WB-11).
      await page.getByLabel("Name").fill('<img src=x onerror="alert(1)">');
      await page.getByLabel("Organisation", { exact: true }).selectOption(team.name);
      await page.getByLabel("View team members").check();
      await page.getByText("Permissions that other programs ask for").click();
      await look("form");
      await page.getByRole("button", { name: "Create token" }).click();
      await expect(page.locator("code")).toBeVisible();
      await look("shown");
      await page.getByRole("button", { name: /^Revoke / }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await look("dialog");

      await page.context().clearCookies();
      await signInAs(owner);
      await page.goto(`/orgs/${team.slug}/team/tokens`);
      await expectHeading(page, "API tokens of members");
      await look("members");
      await page.goto(`/orgs/${team.slug}/team`);
      await page.getByRole("button", { name: "Actions for Mia Duarte" }).click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await expect(page.getByText("1 API token stops working")).toBeVisible();
      await look("remove");
    });
  });
}
