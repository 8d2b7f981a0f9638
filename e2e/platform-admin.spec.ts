import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type postgres from "postgres";
import { type Account, addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { addApp, codeOf } from "./fixtures/factors";
import { databaseUrl, origin } from "./fixtures/place";
import { expectHeading, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const run = promisify(execFile);

/** As an operator would on the server. */
async function platformAdmin(...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl(), APP_URL: origin } as unknown as NodeJS.ProcessEnv;
  return (await run(process.execPath, ["--import", "tsx", "scripts/platform-admin.ts", ...args], { env })).stdout;
}

/** Their latest session has used the app, as a sign-in with it would have. */
const withApp = (sql: postgres.Sql, { userId }: Account) =>
  sql`update sessions set factor = 'totp', auth_with = 'totp', auth_at = now() where user_id = ${userId}`;

async function addAdmin(sql: postgres.Sql, name: string): Promise<Account> {
  const admin = await addAccount(sql, { name });
  await addApp(sql, admin.userId);
  await sql`insert into platform_admins (user_id) values (${admin.userId})`;
  return admin;
}

test("somebody becomes a platform admin by the printed link, finds a locked account, unlocks it and ends its sessions", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const operator = await addAccount(sql, { name: "Priya Nair" });
  await addApp(sql, operator.userId);
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const organisation = await addOrganisation(sql, owner);
  const locked = await addAccount(sql, { name: "Lorenz Locked" });
  await addMember(sql, organisation.id, locked.userId, "technician");
  await sql`insert into password_attempts (user_id, device_id, failed, total, locked_until)
    values (${locked.userId}, '', 10, 10, now() + interval '20 minutes')`;
  const theirs = await browser.newContext();
  await signInAs(locked, theirs);

  const printed = await platformAdmin("grant", operator.email);
  const link = /http\S+\/admin\/grant\/\S+/.exec(printed)?.[0] ?? "";
  // To others there is nothing: neither behind the link nor at the address of the pages.
  await signInAs(owner);
  await page.goto("/admin/users");
  await expectHeading(page, "Page not found");

  await signInAs(operator);
  await withApp(sql, operator);
  await page.goto(link);
  await expectHeading(page, "Become a platform admin");
  await page.getByRole("button", { name: "Become a platform admin" }).click();
  await expectHeading(page, "Users");
  await mailTo(operator.email, /Security notice/, "Made a platform admin");
  await page.goto(link);
  await expectHeading(page, "This link does not work");

  await page.goto("/profile");
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await page.getByRole("menuitem", { name: "Platform administration" }).click();
  await expectHeading(page, "Users");
  await page.getByLabel("Search users").fill(locked.email.toUpperCase());
  await page.getByRole("button", { name: "Search" }).click();
  const row = page.getByRole("row").filter({ hasText: "Lorenz Locked" });
  await expect(row).toContainText("Locked, opens in");
  await row.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByText("Lorenz Locked is unlocked", { exact: true })).toBeVisible();
  await expect(row).toContainText("Active");
  await expect(row.getByRole("button", { name: "Unlock" })).toHaveCount(0);
  await mailTo(locked.email, /Security notice/, "Unlocked by a platform admin");

  await row.getByRole("button", { name: "End sessions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End sessions" }).click();
  await expect(page.getByText("Lorenz Locked is signed out everywhere", { exact: true })).toBeVisible();
  const other = await theirs.newPage();
  await other.goto(`${origin}/profile`);
  await expectHeading(other, "Sign in");
  await signInByForm(other, locked.email);
  await expectHeading(other, "Your profile");
  await theirs.close();

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page.getByText("A platform admin, Priya Nair, unlocked the account of Lorenz Locked")).toBeVisible();

  expect(await platformAdmin("revoke", operator.email)).toContain("no longer a platform admin");
  await signInAs(operator);
  await page.goto("/admin/users");
  await expectHeading(page, "Page not found");
});

test("a sole owner who has lost every second factor is let in again by two platform admins", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const owner = await addAccount(sql, { name: "Sole Owner" });
  const organisation = await addOrganisation(sql, owner);
  await addApp(sql, owner.userId);
  await sql`update organisations set two_factor_from = now() where id = ${organisation.id}`;
  const [first, second] = [await addAdmin(sql, "Priya Nair"), await addAdmin(sql, "Tom Albright")];

  await page.goto(`/sign-in?next=/orgs/${organisation.slug}/team`);
  await signInByForm(page, owner.email);
  await expectHeading(page, "Two-factor authentication");

  const office = await browser.newContext();
  await signInAs(first, office);
  await withApp(sql, first);
  const desk = await office.newPage();
  await desk.goto(`${origin}/admin/users?search=${owner.email}`);
  await desk.getByRole("link", { name: "Sole Owner" }).click();
  await expectHeading(desk, "Sole Owner");
  await desk.getByLabel("Reason").fill("Phone and recovery codes burnt with the office");
  await desk.getByRole("button", { name: "Open request" }).click();
  await expectHeading(desk, "Review a two-factor reset");
  await desk.getByLabel("How did you make sure who it is?").fill("too short");
  await desk.getByRole("button", { name: "Allow the reset" }).click();
  await expect(desk.getByRole("alert").first()).toBeVisible();
  await desk.getByLabel("How did you make sure who it is?").fill("Video call with passport, called back at the office");
  await desk.getByRole("button", { name: "Allow the reset" }).click();
  await expect(desk.getByText("Verified, waits for its day to pass")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Reset now" })).toHaveCount(0);
  expect((await mailTo(owner.email, /will be reset/)).link).toContain("/cancel-reset/");

  await signInAs(second, office);
  await withApp(sql, second);
  await desk.goto(`${origin}/admin/resets`);
  await desk.getByRole("row").filter({ hasText: owner.email }).getByRole("link", { name: "Review" }).click();
  await desk.getByRole("button", { name: "Reset now" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Reset now" }).click();
  await expect(desk.getByText("Their second factors are gone")).toBeVisible();
  await office.close();

  await page.goto(`/sign-in?next=/orgs/${organisation.slug}/team`);
  await signInByForm(page, owner.email);
  // The password signs in; the organisation still asks for what it requires.
  await expectHeading(page, "Set up two-factor authentication");
  await mailTo(owner.email, /Security notice/, "reset by support");
});

test("an owner asks for a member, and the member stops it by the mailed link", async ({
  page,
  sql,
  signInAs,
  mailTo,
}) => {
  const owner = await addAccount(sql, { name: "Olga Owner" });
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Mira Member" });
  await addMember(sql, organisation.id, member.userId, "technician");
  await addApp(sql, member.userId);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Mira Member" }).click();
  await page.getByRole("menuitem", { name: "Reset two-factor authentication" }).click();
  await page.getByLabel("Reason").fill("Her phone fell into the harbour");
  await page.getByRole("button", { name: "Ask for a reset" }).click();
  await expect(
    page.getByText("Support was asked to reset the two-factor authentication of Mira Member", { exact: true }),
  ).toBeVisible();

  const admin = await addAdmin(sql, "Priya Nair");
  await signInAs(admin);
  await withApp(sql, admin);
  await page.goto("/admin/resets");
  await page.getByRole("row").filter({ hasText: member.email }).getByRole("link", { name: "Review" }).click();
  await expect(page.getByText("Her phone fell into the harbour")).toBeVisible();
  await page.getByLabel("How did you make sure who it is?").fill("Somebody rang who knew her birthday");
  await page.getByRole("button", { name: "Allow the reset" }).click();
  await expect(page.getByText("Verified, waits for its day to pass")).toBeVisible();
  await mailTo(owner.email, /two-factor reset in your organisation/, "Mira Member");

  await page.context().clearCookies();
  const { link } = await mailTo(member.email, /will be reset/);
  await page.goto(link);
  await expectHeading(page, "Cancel the reset");
  await page.getByRole("button", { name: "Cancel the reset" }).click();
  await expectHeading(page, "The reset is cancelled");
  await page.goto(link);
  await expectHeading(page, "This link no longer works");
  await mailTo(owner.email, /two-factor reset in your organisation/, "will not be reset");
  const [row] = await sql`select two_factor from users where id = ${member.userId}`;
  expect(row?.two_factor).toBe("strong");
});

test("an act that asks for a fresh proof gets it over the form", async ({ page, sql, signInAs }) => {
  const admin = await addAccount(sql, { name: "Priya Nair" });
  const secret = await addApp(sql, admin.userId);
  await sql`insert into platform_admins (user_id) values (${admin.userId})`;
  const person = await addAccount(sql, { name: "Ines Marques" });
  await signInAs(person);
  await signInAs(admin);
  await withApp(sql, admin);
  await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${admin.userId}`;
  await page.goto(`/admin/users/${person.userId}`);
  await page.getByRole("button", { name: "End sessions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End sessions" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
  await dialog.getByLabel("Code").fill(codeOf(secret));
  await expect(page.getByText("Signed in nowhere")).toBeVisible();
});
