import type postgres from "postgres";
import { addAccount, addInvitation } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { addRealisticTeam } from "../fixtures/realistic-team";
import { expectHeading } from "../fixtures/steps";
import { expect, test } from "../fixtures/test";

/** The pictures of the README and of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce", timezoneId: "Europe/London" });

  test("the guides show the main pages", async ({ page, sql, signInAs, context }) => {
    const { owner, organisation } = await addRealisticTeam(sql, "plain");
    const { slug } = organisation;
    await page.goto("/sign-in");
    await picture(page, "sign-in");
    await page.goto("/register");
    await picture(page, "register");
    const { link, account } = await inviteToLookAt(sql, organisation.id, owner.userId);
    await signInAs(account);
    await page.goto(link);
    await expectHeading(page, "Join Northwind Energy");
    await picture(page, "accept");
    await sql`delete from invitations where organisation_id = ${organisation.id} and email = ${account.email}`;

    await context.clearCookies();
    await signInAs(owner);
    await page.goto(`/orgs/${slug}/team`);
    await expectHeading(page, "Team");
    await picture(page, "team");
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "team-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.getByRole("link", { name: "Invite member" }).click();
    await page.getByLabel("Name (optional)").fill("Ines Moreau");
    await page.getByLabel("Email address").fill("ines@northwind");
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByRole("alert").first()).toBeFocused();
    await picture(page, "invite");
    await page.getByLabel("Email address").fill("ines@northwind-energy.example");
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText("Invitation sent to").first()).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "Actions for Piotr Baran" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByLabel("Type Piotr Baran to confirm").fill("Piotr B");
    await picture(page, "remove");
    await page.goto(`/orgs/${slug}`);
    await expectHeading(page, "Northwind Energy");
    await picture(page, "dashboard");
    await page.goto("/profile/sessions");
    await expectHeading(page, "Sessions");
    await picture(page, "sessions");
    await page.setViewportSize(phone);
    await page.goto(`/orgs/${slug}/team`);
    await expectHeading(page, "Team");
    await picture(page, "team-phone");
  });
});

async function inviteToLookAt(sql: postgres.Sql, organisationId: string, invitedBy: string) {
  const account = await addAccount(sql, { name: "Ines Moreau", email: "ines@northwind-energy.example" });
  const { mailed } = await addInvitation(sql, organisationId, {
    email: account.email,
    invitedBy,
    message: "Welcome, Ines. This gives you the sites in the north.",
  });
  return { link: mailed, account };
}
