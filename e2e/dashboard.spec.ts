import { addAccount, addInvitation, addMember, addOrganisation } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

test("an owner sees what needs them and settles it from there, and the log's entry is one press away", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner, { since: daysAgo(200) });
  const stale = await addAccount(sql, { name: "Tom Ashby" });
  await addMember(sql, organisation.id, stale.userId, "administrator", {
    joinedAt: daysAgo(190),
    lastSignInAt: daysAgo(68.5),
  });
  const email = `li.wei.${organisation.slug}@grid.example`;
  await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId, sentAt: daysAgo(13.5) });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page).toHaveTitle(`Dashboard – ${organisation.name} – Rollcall`);
  const needs = page.getByRole("region", { name: /^Needs you/ });
  await expect(needs.getByText("You have no two-factor authentication")).toBeVisible();
  await expect(needs.getByText("1 person has no two-factor authentication")).toBeVisible();
  await expect(needs.getByText("Tom Ashby, an administrator, has not signed in for 68 days")).toBeVisible();
  await expect(needs.getByText(`${organisation.name} has one owner`)).toBeVisible();

  await needs.getByRole("button", { name: "Remind them" }).click();
  await expect(needs.getByText("Reminder sent to 1 person")).toBeVisible();
  await page.reload();
  await needs.getByRole("button", { name: "Remind them" }).click();
  await expect(needs.getByText(/A reminder was sent on .+ One a day is enough\./)).toBeVisible();

  // Answered in place, where the need was.
  await needs.getByRole("button", { name: `Resend the invitation to ${email}` }).click();
  await expect(needs.getByText(`The invitation was sent again to ${email}.`)).toBeVisible();
  await expect(needs.getByText(/^An invitation ends/)).toHaveCount(0);
  const [row] = await sql`select send_number from invitations where organisation_id = ${organisation.id}`;
  expect(row?.send_number).toBe(2);

  // What the plots show, for those who are read them.
  const numbers = page.getByRole("region", { name: "The team in numbers" });
  await expect(numbers.getByRole("table", { name: "Members, last 12 months" }).getByRole("row")).toHaveCount(13);
  await expect(numbers.getByRole("table", { name: "Sign-ins, last 12 weeks" }).getByRole("row").last()).toContainText(
    "so far",
  );

  await needs.getByRole("link", { name: "Review access of Tom Ashby" }).click();
  await expectHeading(page, "Tom Ashby");
  await page.goBack();
  await page
    .getByRole("region", { name: "Latest events" })
    .getByRole("link", { name: /sent the invitation of/ })
    .click();
  await expectHeading(page, "Audit log");
  await expect(page.getByRole("region", { name: "Entries" }).locator("details[open]")).toContainText(
    "sent the invitation of",
  );
});

test("a newcomer is welcomed until they put it away, and sees who runs the team", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const newcomer = await addAccount(sql, { name: "Mia Duarte" });
  await addMember(sql, organisation.id, newcomer.userId, "technician");
  await signInAs(newcomer);
  await page.goto(`/orgs/${organisation.slug}`);
  const welcome = page.getByRole("region", { name: `Welcome to ${organisation.name}` });
  await expect(welcome).toContainText("You are Technician here.");
  await expect(page.getByText("Nothing needs you at the moment.")).toBeVisible();
  const runs = page.getByRole("region", { name: "Who runs this team" });
  await expect(runs).toContainText("Olive Larsen");
  await expect(runs).toContainText(owner.email);
  await welcome.getByRole("button", { name: "Put away" }).click();
  await expect(welcome).toHaveCount(0);
  // Nobody asks for it any more, so that it is a need now.
  await expect(page.getByText("You have no two-factor authentication")).toBeVisible();
  await page.reload();
  await expect(welcome).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("first steps of a new organisation tick themselves, and are put away", async ({ page, sql, signInAs }) => {
    const owner = await addAccount(sql, { name: "Olive Larsen" });
    const organisation = await addOrganisation(sql, owner);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}`);
    const steps = page.getByRole("region", { name: "First steps" });
    await expect(steps).toContainText("0 of 4 done");
    await addInvitation(sql, organisation.id, { email: `a@${organisation.slug}.example`, invitedBy: owner.userId });
    await page.reload();
    await expect(steps).toContainText("1 of 4 done");
    await expect(steps.getByRole("link", { name: "Choose", exact: true })).toBeVisible();
    await steps.getByRole("button", { name: "Put away" }).click();
    await expect(steps).toHaveCount(0);
    await expect(page.getByText(`${organisation.name} has one owner`)).toBeVisible();
  });
});
