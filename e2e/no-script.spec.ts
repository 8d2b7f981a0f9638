import { addAccount, addInvitation, addOrganisation } from "./fixtures/arrange";
import { expectHeading, registerByForm, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test.use({ javaScriptEnabled: false });

test("without JavaScript a person registers, confirms, signs out and signs in", async ({
  page,
  mailTo,
  freshAddress,
}) => {
  const email = freshAddress("plain");
  await registerByForm(page, { name: "Nora Lind", email, password: "an unusual weather vane" });
  await page.goto((await mailTo(email)).link);
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expectHeading(page, "Private account");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await signInByForm(page, email, "an unusual weather vane");
  await expectHeading(page, "Private account");
  await page.getByRole("link", { name: "Your profile" }).click();
  await expectHeading(page, "Your profile");
});

test("without JavaScript an invitee registers through the mailed link and accepts", async ({
  page,
  sql,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const email = freshAddress("plain");
  const given = { email, name: "Jonas Weber", invitedBy: owner.userId };
  const { mailed } = await addInvitation(sql, organisation.id, given);
  await page.goto(mailed);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Password", { exact: true }).fill("an unusual weather vane");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectHeading(page, "Join Harbour Works");
  await page.getByRole("button", { name: "Accept" }).click();
  await expectHeading(page, "Harbour Works");
});

test("without JavaScript an invitation is declined on its second page, or by the person signed in", async ({
  page,
  sql,
  signInAs,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const account = await addAccount(sql);
  const guest = freshAddress("plain");
  const [signedOut, signedIn] = await Promise.all(
    [guest, account.email].map((email) => addInvitation(sql, organisation.id, { email, invitedBy: owner.userId })),
  );
  await page.goto(signedOut?.mailed ?? "");
  await page.getByRole("link", { name: "Decline" }).click();
  await page.getByRole("button", { name: "Decline" }).click();
  await expectHeading(page, "Invitation declined");

  await signInAs(account);
  await page.goto(signedIn?.copied ?? "");
  await page.getByRole("button", { name: "Decline" }).click();
  await expectHeading(page, "Invitation declined");
  expect(
    await sql`select state from invitations where organisation_id = ${organisation.id} and state <> 'declined'`,
  ).toHaveLength(0);
});

test("without JavaScript the invite page sends an invitation, and a mistake comes back with what was typed", async ({
  page,
  sql,
  signInAs,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("link", { name: "Invite member" }).click();
  await expectHeading(page, "Invite member");
  await page.getByLabel("Name (optional)").fill("Jonas Weber");
  await page.getByLabel("Email address").fill("jonas@northwind");
  await page.getByRole("radio", { name: "Developer" }).check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter an email address, like name@example.com");
  await expect(page.getByLabel("Email address")).toHaveValue("jonas@northwind");
  await expect(page.getByLabel("Name (optional)")).toHaveValue("Jonas Weber");
  await expect(page.getByRole("radio", { name: "Developer" })).toBeChecked();
  expect(await sql`select 1 from invitations where organisation_id = ${organisation.id}`).toHaveLength(0);

  const email = freshAddress("plain");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Invitation sent." })).toBeVisible();
  await page.getByRole("link", { name: "Back to the team" }).click();
  await expect(page.getByRole("region", { name: "Pending invitations" })).toContainText(email);
});

test("without JavaScript bad input comes back with its error and the other values, but no password", async ({
  page,
  sql,
}) => {
  await page.goto("/register");
  await page.getByLabel("Full name").fill("www.evil.example");
  await page.getByLabel("Email address").fill("nora@nowhere");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  const alert = page.getByRole("alert");
  for (const sentence of [
    "Names may not contain web addresses",
    "Enter an email address, like name@example.com",
    "Passwords have at least 12 characters",
  ])
    await expect(alert).toContainText(sentence);
  await expect(page.getByLabel("Full name")).toHaveValue("www.evil.example");
  await expect(page.getByLabel("Email address")).toHaveValue("nora@nowhere");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  expect(await sql`select 1 from registrations where email = 'nora@nowhere'`).toHaveLength(0);

  await page.goto("/sign-in");
  await signInByForm(page, "olive@northwind.example", "not her password");
  await expect(page.getByRole("alert")).toContainText("The email address or the password is not right");
  await expect(page.getByLabel("Email address")).toHaveValue("olive@northwind.example");
});
