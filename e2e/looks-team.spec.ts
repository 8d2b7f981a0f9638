import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { plantRole } from "../lib/testing/own-role";
import { addAccount, addInvitation, addOrganisation } from "./fixtures/arrange";
import { desktop, expectDecent, phone, picture } from "./fixtures/looks";
import { addRealisticTeam } from "./fixtures/realistic-team";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

/** Pastes what may be pasted by mistake, and waits for the results. */
async function inviteSeveral(page: Page, slug: string, addresses: readonly string[]) {
  await page.goto(`/orgs/${slug}/team/invite/several`);
  await expectHeading(page, "Invite several");
  await page.getByLabel("Addresses").fill(addresses.join("\n"));
  await expect(page.getByText(`${addresses.length} addresses found`, { exact: false })).toBeVisible();
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

for (const [title, viewport] of [
  ["on a desktop", desktop],
  ["on a phone", phone],
] as const) {
  test.describe(title, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test(`the team's further pages and dialogs are accessible and fit ${title}`, async ({ page, sql, signInAs }) => {
      const { owner, organisation } = await addRealisticTeam(sql);
      const { slug } = organisation;
      const role = await plantRole(sql, organisation, "Night watch and reception", ["team:view", "service_case:view"]);
      await signInAs(owner);
      for (const [path, heading] of [
        ["/team/roles", "Role permissions"],
        ["/team/roles/new?from=service", "Create role"],
        [`/team/roles/${role}`, "Change role Night watch and reception"],
        ["/settings", "Settings"],
        ["/team/invite/several", "Invite several"],
        ["/team/two-factor", "Two-factor authentication"],
        ["/team?search=nobody-of-that-name", "Team"],
      ] as const) {
        await page.goto(`/orgs/${slug}${path}`);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await inviteSeveral(page, slug, [
        `a.rather.long.address.of.somebody.new@${slug}.a-rather-long-domain-name.example`,
        "no address but a whole sentence that somebody has pasted by mistake",
        owner.email,
        // Enough for the list to scroll within itself.
        ...Array.from({ length: 10 }, (_, index) => `wrong${index}@`),
      ]);
      await expectDecent(page);
      await page.goto(`/orgs/${slug}/team`);
      await page.getByRole("checkbox", { name: "Require two-factor authentication" }).check();
      await expect(page.getByRole("dialog").getByText("5 members have no two-factor authentication")).toBeVisible();
      await expectDecent(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
      const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
      await dialog.getByRole("radio", { name: "Content manager" }).check();
      await expect(dialog.getByText(/Gains \d+/)).toBeVisible();
      await expectDecent(page);
      await page.keyboard.press("Escape");
      await page.goto(`/orgs/${slug}/settings`);
      await page.getByLabel("URL name").fill("Not A Slug");
      await page.getByLabel("Approved email domains").fill("northwind");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("alert").first()).toBeFocused();
      await expectDecent(page);
    });

    test(`a person's own pages and dialogs are accessible and fit ${title}`, async ({ page, sql, signInAs }) => {
      const { owner, organisation } = await addRealisticTeam(sql);
      await inviteElsewhere(sql, owner.email, "The Southbank and Greenwich Railway Preservation Trust");
      await signInAs(owner);
      for (const [path, heading] of [
        ["/profile", "Your profile"],
        ["/profile/security", "Security"],
        ["/profile/sessions", "Sessions"],
        ["/profile/delete", "Delete account"],
        ["/verify-new-email/x", "This link no longer works"],
        ["/undo-email-change/x", "This link no longer works"],
      ] as const) {
        await page.goto(path);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await page.goto("/profile/delete");
      await page.getByRole("button", { name: "Delete account" }).click();
      await expect(page.getByRole("alert").first()).toBeFocused();
      await expectDecent(page);
      await page.goto("/profile");
      await page.getByRole("button", { name: `Leave ${organisation.name}` }).click();
      const dialog = page.getByRole("dialog", { name: `Leave ${organisation.name}` });
      await expectDecent(page);
      await dialog.getByRole("button", { name: "Leave" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "You are its only owner" })).toBeVisible();
      await expectDecent(page);
    });
  });
}

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test looks` writes them. */
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
    await dialog.getByText(/Gains \d+/).scrollIntoViewIfNeeded();
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
      [`/orgs/${slug}/team/roles`, "Role permissions", "roles"],
      [`/orgs/${slug}/settings`, "Settings", "settings"],
      ["/profile", "Your profile", "profile"],
    ] as const) {
      await page.goto(path);
      await expectHeading(page, heading);
      await picture(page, name);
    }
    await page.setViewportSize(phone);
    for (const [path, heading, name] of [
      [`/orgs/${slug}/team/roles`, "Role permissions", "roles-phone"],
      ["/profile", "Your profile", "profile-phone"],
    ] as const) {
      await page.goto(path);
      await expectHeading(page, heading);
      await picture(page, name);
    }
  });
});
