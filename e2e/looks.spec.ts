import type postgres from "postgres";
import { addAccount, addInvitation, addOrganisation } from "./fixtures/arrange";
import { desktop, expectDecent, phone, picture } from "./fixtures/looks";
import { addRealisticTeam } from "./fixtures/realistic-team";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const views = [
  { title: "on a desktop", viewport: desktop },
  { title: "on a phone", viewport: phone },
] as const;

for (const { title, viewport } of views) {
  test.describe(title, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test(`pages for people without a session are accessible and fit ${title}`, async ({ page, sql }) => {
      const { owner, organisation } = await addRealisticTeam(sql);
      const invite = (email: string, state?: "revoked") =>
        addInvitation(sql, organisation.id, {
          email,
          invitedBy: owner.userId,
          message: "Welcome.",
          ...(state ? { state } : {}),
        });
      const guest = await invite("a.rather.long.address.of.somebody@a-rather-long-domain-name.example");
      const gone = await invite("gone@guests.example", "revoked");
      for (const [path, heading] of [
        ["/sign-in?note=saved", "Sign in"],
        ["/register", "Create your account"],
        ["/register/sent", "Check your email"],
        ["/forgot-password", "Forgotten your password?"],
        ["/forgot-password/sent", "Check your email"],
        ["/reset-password/x", "This link no longer works"],
        ["/verify-email/x", "This link no longer works"],
        [guest.mailed, "Join Northwind Energy"],
        [`${guest.mailed}/decline`, "Decline to join Northwind Energy?"],
        [`/register?invitation=${guest.mailed.split("/").at(-1)}`, "Create your account"],
        [gone.mailed, "This invitation was withdrawn"],
        ["/no-such-page", "Page not found"],
      ] as const) {
        await page.goto(path);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await page.goto("/register");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("alert").first()).toBeFocused();
      await expectDecent(page);
    });

    test(`pages of a signed-in person are accessible and fit ${title}`, async ({ page, sql, signInAs }) => {
      const { owner, organisation, members } = await addRealisticTeam(sql);
      const team = `/orgs/${organisation.slug}/team`;
      const { mailed } = await addInvitation(sql, organisation.id, { email: "x@y.example", invitedBy: owner.userId });
      await signInAs(owner);
      for (const [path, heading] of [
        [`/orgs/${organisation.slug}`, "Northwind Energy"],
        [`${team}/invite`, "Invite member"],
        ["/profile", "Your profile"],
        ["/profile/security", "Security"],
        ["/profile/sessions", "Sessions"],
        ["/orgs/new", "Create an organisation"],
        [mailed, "Join Northwind Energy"],
        [team, "Team"],
      ] as const) {
        await page.goto(path);
        await expectHeading(page, heading);
        await expect(page).toHaveTitle(/^\S.* – Rollcall$/);
        await expectDecent(page);
      }
      await page.getByRole("button", { name: "Your profile and organisations" }).click();
      await expectDecent(page);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Invite member" }).click();
      await page.getByRole("button", { name: "Send invitation" }).click();
      await expect(page.getByRole("alert").first()).toBeFocused();
      await expectDecent(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Actions for Piotr Baran" }).click();
      await expectDecent(page);
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectDecent(page);

      // Those who may not manage, and those who have nothing yet.
      const [, , , vera] = members;
      if (!vera) throw new Error("the team is not complete");
      await signInAs(vera);
      await page.goto(team);
      await expect(page.getByRole("link", { name: "Invite member" })).toHaveCount(0);
      await expectDecent(page);
      await page.goto(`${team}/invite`);
      await expectDecent(page);
      const newcomer = await addAccount(sql);
      await signInAs(newcomer);
      for (const path of ["/", "/profile"]) {
        await page.goto(path);
        await expectDecent(page);
      }
      const empty = await addOrganisation(sql, newcomer);
      await page.goto(`/orgs/${empty.slug}/team`);
      await expect(page.getByText("Nobody is waiting")).toBeVisible();
      await expectDecent(page);
    });
  });
}

test("a table on a phone says each thing once", async ({ page, sql, signInAs }) => {
  const { owner, organisation } = await addRealisticTeam(sql);
  await page.setViewportSize(phone);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const row = page.getByRole("row").filter({ hasText: "Piotr Baran" }).first();
  await expect(row).toBeVisible();
  // What a screen reader gets: text that is laid out, shown or not.
  const words = await row.evaluate((element) => (element as HTMLElement).innerText.replace(/\s+/g, " "));
  expect(words.match(/Last sign-in/g)).toHaveLength(1);
  expect(words).toContain("74 days ago");
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  const name = row.getByText("Piotr Baran", { exact: true });
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

/** The pictures of the README and of docs/guides: `GUIDES=1 npx playwright test looks` writes them. */
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
