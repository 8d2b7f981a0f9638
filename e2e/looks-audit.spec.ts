import { desktop, expectDecent, phone, picture } from "./fixtures/looks";
import { addRealisticTeam } from "./fixtures/realistic-team";
import { changeRolesOfMia, expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

for (const [title, viewport] of [
  ["on a desktop", desktop],
  ["on a phone", phone],
] as const) {
  test.describe(title, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test(`the log and who had access are accessible and fit ${title}`, async ({ page, sql, signInAs }) => {
      const { owner, organisation } = await addRealisticTeam(sql);
      await signInAs(owner);
      await changeRolesOfMia(page, organisation.slug);
      for (const [path, heading] of [
        ["", "Audit log"],
        ["?person=n&from=2026-01-01", "Audit log"],
        ["?person=nobody-of-that-name", "Audit log"],
        ["?action=member.left", "Audit log"],
        ["?verify=0", "Audit log"],
        ["/access", "Who had access"],
        ["/access?on=2999-01-01", "Who had access"],
      ] as const) {
        await page.goto(`/orgs/${organisation.slug}/audit-log${path}`);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await page.goto(`/orgs/${organisation.slug}/audit-log`);
      await page.getByText(/changed the role of Mia Duarte from Technician/).click();
      await expectDecent(page);
    });
  });
}

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test looks` writes them. */
test.describe("pictures of the log", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce", timezoneId: "Europe/London" });

  test("the audit log and who had access on a date", async ({ page, sql, signInAs }) => {
    const { owner, organisation, members } = await addRealisticTeam(sql);
    for (const { userId } of members) {
      await sql`update users set email = split_part(email, '@', 1) || '@audit.northwind.example',
        email_canonical = split_part(email, '@', 1) || '@audit.northwind.example' where id = ${userId}`;
    }
    await signInAs(owner);
    await changeRolesOfMia(page, organisation.slug);
    await page.goto(`/orgs/${organisation.slug}/audit-log`);
    await page.getByText(/changed the role of Mia Duarte from Technician/).click();
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByText(/^3 entries, unbroken/)).toBeVisible();
    await picture(page, "audit-log");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: "/tmp/aud-dark.png" });
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(phone);
    await picture(page, "audit-log-phone");
    await page.setViewportSize(desktop);
    await page.goto(`/orgs/${organisation.slug}/audit-log/access?on=2026-03-31`);
    await picture(page, "access-on-a-date");
    await page.setViewportSize(phone);
    await page.screenshot({ path: "/tmp/aud-access-phone.png" });
  });
});
