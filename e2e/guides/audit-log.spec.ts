import { desktop, phone, picture } from "../fixtures/looks";
import { addRealisticTeam } from "../fixtures/realistic-team";
import { changeRolesOfMia } from "../fixtures/steps";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
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
    await expect(page.getByText("Nothing was changed or removed.")).toBeVisible();
    await picture(page, "audit-log");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(phone);
    await picture(page, "audit-log-phone");
    await page.setViewportSize(desktop);
    await page.goto(`/orgs/${organisation.slug}/audit-log/access?on=2026-03-31`);
    await picture(page, "access-on-a-date");
    await page.setViewportSize(phone);
  });
});
