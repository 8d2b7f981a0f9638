import type postgres from "postgres";
import { type Account, addAccount, addInvitation, addMember, addOrganisation, fresh } from "./fixtures/arrange";
import { addApp } from "./fixtures/factors";
import { origin } from "./fixtures/place";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const withApp = (sql: postgres.Sql, { userId }: Account) =>
  sql`update sessions set factor = 'totp', auth_with = 'totp', auth_at = now() where user_id = ${userId}`;

async function addAdmin(sql: postgres.Sql, name: string): Promise<Account> {
  const admin = await addAccount(sql, { name });
  await addApp(sql, admin.userId);
  await sql`insert into platform_admins (user_id) values (${admin.userId})`;
  return admin;
}

test("an owner offers ownership to a member found by typing, who accepts, and the two change places", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Tamara Taker", email: `${fresh("tamara")}@guests.example` });
  await addMember(sql, organisation.id, member.userId, "technician");

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/settings`);
  await page.getByLabel("Search members").fill("tamara");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("radio", { name: "Tamara Taker" }).check();
  await page.getByRole("button", { name: "Offer ownership" }).click();
  await expect(page.getByRole("button", { name: "Take back the offer" })).toBeVisible();
  expect((await mailTo(member.email, /offered ownership/)).text).toContain("Olga Owner offers you ownership");

  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const other = await theirs.newPage();
  await other.goto(`${origin}/orgs/${organisation.slug}`);
  await expect(other.getByRole("heading", { name: "You are offered ownership" })).toBeVisible();
  await other.getByRole("button", { name: "Accept ownership" }).click();
  await expect(other.getByText("Your role is Owner.")).toBeVisible();
  await expect(other.getByRole("heading", { name: "You are offered ownership" })).toHaveCount(0);
  expect((await mailTo(owner.email, /About the ownership/)).text).toContain("Ownership was");

  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page.getByText("Your role is Administrator.")).toBeVisible();
  await page.goto(`/orgs/${organisation.slug}/settings`);
  await expect(page.getByRole("heading", { name: "Ownership" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Delete organisation" })).toHaveCount(0);
  await theirs.close();
});

test("an owner deletes an organisation by typing its name, it is gone for everybody, and a platform admin restores it", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const name = `Doomed ${fresh("works")}`;
  const organisation = await addOrganisation(sql, owner, { name });
  const member = await addAccount(sql, { name: "Mia Member" });
  await addMember(sql, organisation.id, member.userId, "technician");
  const invited = await addInvitation(sql, organisation.id, { email: "late@guests.example", invitedBy: owner.userId });

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/settings`);
  await page.getByRole("region", { name: "Delete organisation" }).getByRole("link").click();
  await expectHeading(page, `Delete ${name}`);
  await expect(page.getByRole("button", { name: "Delete organisation" })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await page.getByRole("button", { name: "Delete organisation" }).click();
  await page.waitForURL("**/profile");
  await page.goto(`/orgs/${organisation.slug}`);
  await expectHeading(page, "Page not found");
  await page.goto(invited.mailed);
  await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
  expect((await mailTo(member.email, /was deleted/)).text).toContain(`Olga Owner deleted ${name}`);

  const admin = await addAdmin(sql, "Priya Nair");
  const theirs = await browser.newContext();
  await signInAs(admin, theirs);
  await withApp(sql, admin);
  const desk = await theirs.newPage();
  await desk.goto(`${origin}/admin/organisations`);
  await desk.getByLabel("Search organisations").fill(organisation.slug);
  await desk.getByRole("button", { name: "Search" }).click();
  const row = desk.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Deleted");
  await row.getByRole("link", { name }).click();
  await expectHeading(desk, name);
  await desk.getByRole("button", { name: "Restore" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(desk.getByText("Active")).toBeVisible();
  await desk.getByLabel("Seat limit").fill("40");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByText("of 40")).toBeVisible();

  await page.goto(`/orgs/${organisation.slug}`);
  await expectHeading(page, name);
  await expect(page.getByText(/A platform admin, Priya Nair, restored the organisation/)).toBeVisible();
  await theirs.close();
});

test("an end date is set in the row's menu, shown, and carried out by the worker", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const organisation = await addOrganisation(sql, owner);
  const guest = await addAccount(sql, { name: "Gustav Guest" });
  await addMember(sql, organisation.id, guest.userId, "read_only");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Gustav Guest" }).click();
  await page.getByRole("menuitem", { name: "Set end date" }).click();
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Last day").fill(day);
  await page.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row").filter({ hasText: "Gustav Guest" });
  const read = new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "medium" });
  await expect(row).toContainText(`Access ends ${read}`);
  // What the worker's next round would find a month later; its job is asked for by hand, as it runs every five minutes.
  await sql`update members set ends_at = now() - interval '1 minute' where user_id = ${guest.userId}
    and organisation_id = ${organisation.id}`;
  await sql`select graphile_worker.add_job('end_due_memberships')`;
  await expect
    .poll(() => sql`select 1 from members where user_id = ${guest.userId} and organisation_id = ${organisation.id}`)
    .toHaveLength(0);
  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page.getByText(/The membership of Gustav Guest ended on its end date/)).toBeVisible();
});

test("more seats are asked for on the settings page, and support gets a mail", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const organisation = await addOrganisation(sql, owner, { name: `Growing ${fresh("works")}` });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/settings`);
  await expect(page.getByRole("heading", { name: "Plan and seats" })).toBeVisible();
  await page.getByLabel("Seats that you need").fill("12");
  await page.getByRole("button", { name: "Ask for more seats" }).click();
  await expect(page.getByText("Enter more than the 25 that you have").first()).toBeVisible();
  await page.getByLabel("Seats that you need").fill("40");
  await page.getByRole("button", { name: "Ask for more seats" }).click();
  await expect(page.getByText("Support answers you by email").first()).toBeVisible();
  await expect
    .poll(() => sql`select 1 from demo_mailbox where text like ${`%${organisation.name}%`} and text like '%40 seats%'`)
    .toHaveLength(1);
});
