import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { plantRole } from "../../lib/testing/own-role";
import { addAccount, addInvitation, addOrganisation } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { addRealisticTeam } from "../fixtures/realistic-team";
import { expectHeading } from "../fixtures/steps";
import { expect, test } from "../fixtures/test";

/** Pastes what may be pasted by mistake, and waits for the results. */
async function inviteSeveral(page: Page, slug: string, addresses: readonly string[]) {
  await page.goto(`/orgs/${slug}/team/invite/several`);
  await expectHeading(page, "Invite several");
  await page.getByLabel("Addresses").fill(addresses.join("\n"));
  await expect(page.getByText(/\d+ addresses found/)).toBeVisible();
  await page.getByRole("button", { name: "Send invitations" }).click();
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("listitem")).toHaveCount(addresses.length);
  return results;
}

/** Somebody of the team who is invited elsewhere, so that no part of their profile is empty. */
async function inviteElsewhere(sql: postgres.Sql, email: string, name = "Southbank Rail") {
  const otto = await addAccount(sql, { name: "Otto Brandt" });
  const elsewhere = await addOrganisation(sql, otto, { name });
  await addInvitation(sql, elsewhere.id, { email, invitedBy: otto.userId, role: "developer" });
}

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce", timezoneId: "Europe/London" });

  test("the guides show what a team's manager does", async ({ page, sql, signInAs }) => {
    const { owner, organisation, members } = await addRealisticTeam(sql);
    // Names for a picture: nobody else on this server has them.
    const slug = "northwind-energy";
    await sql`update organisations set slug = ${slug} where id = ${organisation.id}`;
    for (const { userId } of members) {
      await sql`update users set email = split_part(email, '@', 1) || '@northwind.energy.example',
        email_canonical = split_part(email, '@', 1) || '@northwind.energy.example' where id = ${userId}`;
    }
    const email = "olive@northwind.energy.example";
    await inviteElsewhere(sql, email);
    await signInAs(owner);
    const results = await inviteSeveral(page, slug, [
      "ana@northwind.energy.example",
      "ben@northwind.energy.example",
      "ines.moreau@northwind.energy.example",
      "kofi@northwind.energy.example",
      "lena@northwind.energy.example",
      "noor@northwind.energy.example",
      "tomas@northwind.energy.example",
      "jonas@",
      "see attached list",
      email,
    ]);
    await results.scrollIntoViewIfNeeded();
    await picture(page, "invite-several");
    await page.setViewportSize(phone);
    await results.scrollIntoViewIfNeeded();
    await picture(page, "invite-several-phone");
    await page.setViewportSize(desktop);

    await page.goto(`/orgs/${slug}/team`);
    await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
    const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
    await dialog.getByRole("radio", { name: "Content manager" }).check();
    await dialog.getByText(/Gains \d+, loses \d+/).scrollIntoViewIfNeeded();
    await picture(page, "change-role");
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "change-role-dark");
    await page.emulateMedia({ colorScheme: "light" });
    const role = await plantRole(sql, organisation, "Night watch", [
      "team:view",
      "service_case:view",
      "audit_log:view",
    ]);
    await page.goto(`/orgs/${slug}/team/roles/${role}`);
    await page.getByLabel("View audit log").uncheck();
    await page.getByText("Loses 1").scrollIntoViewIfNeeded();
    await picture(page, "role");
    for (const [path, heading, name] of [
      [`/orgs/${slug}/team/roles`, "Team", "roles"],
      [`/orgs/${slug}/settings`, "Settings", "settings"],
      ["/profile", "Your profile", "profile"],
    ] as const) {
      await page.goto(path);
      await expectHeading(page, heading);
      await picture(page, name);
    }
    await page.setViewportSize(phone);
    for (const [path, heading, name] of [
      [`/orgs/${slug}/team/roles`, "Team", "roles-phone"],
      ["/profile", "Your profile", "profile-phone"],
    ] as const) {
      await page.goto(path);
      await expectHeading(page, heading);
      await picture(page, name);
    }
  });
});
