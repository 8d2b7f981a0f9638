import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { addAccount, addInvitation, addOrganisation, addTwo } from "./fixtures/arrange";
import { addApp, codeOf } from "./fixtures/factors";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

/** An organisation with an owner who has an app, used in this session by now, and a member who has nothing. */
async function arrange(sql: postgres.Sql, signInAs: (person: { userId: string }) => Promise<string>) {
  const { owner, organisation, member } = await addTwo(sql, "technician");
  const secret = await addApp(sql, owner.userId);
  await signInAs(owner);
  await sql`update sessions set factor = 'totp', auth_with = 'totp' where user_id = ${owner.userId}`;
  return { owner, organisation, member, secret };
}

const box = (page: Page) => page.getByRole("checkbox", { name: "Require two-factor authentication", exact: true });

test("an owner requires two-factor authentication, and a member's next click leads to set-up in that organisation only", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const { owner, organisation, member } = await arrange(sql, signInAs);
  const other = await addOrganisation(sql, member, { name: "Southbank Rail" });
  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto(`/orgs/${organisation.slug}`);
  await expectHeading(tab, organisation.name);

  await page.goto(`/orgs/${organisation.slug}/team`);
  await expect(page.getByText("1 member has not set it up.")).toBeVisible();
  await box(page).check();
  const dialog = page.getByRole("dialog", { name: "Require two-factor authentication" });
  await expect(dialog.getByText("1 member has no two-factor authentication")).toBeVisible();
  await expect(dialog.getByText(member.email)).toBeVisible();
  await expect(dialog.getByText(owner.email)).toBeHidden();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(box(page)).not.toBeChecked();
  await box(page).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Two-factor policy saved").first()).toBeVisible();
  await expect(page.getByText(/^On since \d+ \w+ \d{4}\. 1 member has not set it up/)).toBeVisible();
  await expect(box(page)).toBeChecked();
  await expect(page.getByRole("row", { name: "Mia Duarte" })).toContainText("Not set up");
  await expect(page.getByRole("row", { name: "Olive Larsen" })).toContainText("App or key");

  await tab.getByRole("link", { name: "Team", exact: true }).click();
  await expect(tab).toHaveURL(`/two-factor/setup?next=${encodeURIComponent(`/orgs/${organisation.slug}/team`)}`);
  await tab.goto(`/orgs/${other.slug}/team`);
  await expectHeading(tab, "Team");
  expect((await mailTo(member.email)).text).toContain(`From now on, ${organisation.name}`);

  await page.goto(`/orgs/${organisation.slug}`);
  const numbers = page.getByRole("region", { name: "The team in numbers" });
  await expect(numbers.getByText("1 of 2", { exact: true })).toBeVisible();
  await numbers.getByRole("link", { name: "See who" }).click();
  await expectHeading(page, "Team");

  await box(page).uncheck();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("Two-factor authentication is no longer required").first()).toBeVisible();
  await expect(box(page)).not.toBeChecked();
  await tab.goto(`/orgs/${organisation.slug}/team`);
  await expectHeading(tab, "Team");
});

test("an owner without a factor is told to set one up first", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await box(page).check();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("You do not have two-factor authentication.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByRole("link", { name: "Set it up" })).toHaveAttribute(
    "href",
    `/two-factor/setup?next=${encodeURIComponent(`/orgs/${organisation.slug}/team/two-factor`)}`,
  );
});

test("a start date, and a proof that is asked for again without losing the form", async ({ page, sql, signInAs }) => {
  const { owner, organisation, secret } = await arrange(sql, signInAs);
  await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
  const [row] = await sql<{ typed: string; shown: string }[]>`
    select to_char(d, 'YYYY-MM-DD') as typed, to_char(d, 'FMDD FMMonth YYYY') as shown
    from (select (now() at time zone 'Europe/London')::date + 30 as d) chosen`;
  await page.goto(`/orgs/${organisation.slug}/team`);
  await box(page).check();
  const dialog = page.getByRole("dialog", { name: "Require two-factor authentication" });
  await dialog.getByLabel("Start date (optional)").fill(row?.typed ?? "");
  await dialog.getByRole("checkbox", { name: "Text messages count" }).uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  const proof = page.getByRole("dialog", { name: "Confirm it is you" });
  await proof.getByLabel("Code").fill(codeOf(secret));
  await expect(page.getByText(`From ${row?.shown}.`)).toBeVisible();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await expect(dialog.getByLabel("Start date (optional)")).toHaveValue(row?.typed ?? "");
  await expect(dialog.getByRole("checkbox", { name: "Text messages count" })).not.toBeChecked();
});

test("where it is required, set-up stands in the place of Accept, and declining stays open", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  await sql`update organisations set two_factor_from = now() where id = ${organisation.id}`;
  const guest = await addAccount(sql);
  const { mailed } = await addInvitation(sql, organisation.id, { email: guest.email, invitedBy: owner.userId });
  await signInAs(guest);
  await page.goto(mailed);
  await expect(page.getByText("Harbour Works requires two-factor authentication.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept" })).toBeHidden();
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.waitForURL((url) => url.pathname === "/two-factor/setup" && url.searchParams.get("next") === mailed);
  await page.goto(mailed);
  await page.getByRole("button", { name: "Decline" }).click();
  await expectHeading(page, "Invitation declined");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same form is a page", async ({ page, sql, signInAs }) => {
    const { organisation, member } = await arrange(sql, signInAs);
    await page.goto(`/orgs/${organisation.slug}/team`);
    await page.getByRole("link", { name: "Set this up" }).click();
    await expectHeading(page, "Two-factor authentication");
    await expect(page.getByText(member.email)).toBeVisible();
    await page.getByRole("button", { name: "Save" }).click();
    await expectHeading(page, "Team");
    await expect(page.getByText("On since")).toBeVisible();
    await page.getByRole("link", { name: "Change", exact: true }).click();
    await page.getByRole("button", { name: "Switch off" }).click();
    await expect(page.getByRole("link", { name: "Set this up" })).toBeVisible();
  });
});
