import type { Page } from "@playwright/test";
import { addAccount, addInvitation, addMember, addOrganisation } from "./fixtures/arrange";
import { password } from "./fixtures/place";
import { expectHeading, expectRefusal, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

async function openInvite(page: Page, slug: string) {
  await page.goto(`/orgs/${slug}/team`);
  await page.getByRole("link", { name: "Invite member" }).click();
  return page.getByRole("dialog", { name: "Invite member" });
}

test("an invitation that is refused keeps what was typed and says why", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const colleague = await addAccount(sql, { name: "Adam Khan" });
  await addMember(sql, organisation.id, colleague.userId, "administrator");
  const invited = await addAccount(sql);
  await addInvitation(sql, organisation.id, { email: invited.email, invitedBy: owner.userId });
  const count = () => sql`select count(*) from invitations where organisation_id = ${organisation.id}`;
  const before = await count();

  await signInAs(owner);
  const dialog = await openInvite(page, organisation.slug);
  await dialog.getByLabel("Name (optional)").fill("Jonas Weber");
  await dialog.getByRole("radio", { name: "Developer" }).check();
  await dialog.getByLabel("Message (optional)").fill("Welcome, Jonas.");
  for (const [address, sentence] of [
    ["jonas@northwind", "Enter an email address, like name@example.com"],
    [owner.email, "This is your own address"],
    [colleague.email.toUpperCase(), "This person is already a member"],
    [invited.email, "This address is already invited. Use Resend in the list of pending invitations"],
  ] as const) {
    await dialog.getByLabel("Email address").fill(address);
    await dialog.getByRole("button", { name: "Send invitation" }).click();
    await expectRefusal(page, sentence);
    await expect(dialog.getByLabel("Email address")).toHaveAccessibleDescription(`Error: ${sentence}`);
    await expect(dialog.getByLabel("Email address")).toHaveValue(address);
    await expect(dialog.getByLabel("Name (optional)")).toHaveValue("Jonas Weber");
    await expect(dialog.getByRole("radio", { name: "Developer" })).toBeChecked();
    await expect(dialog.getByLabel("Message (optional)")).toHaveValue("Welcome, Jonas.");
  }
  expect(await count()).toEqual(before);
});

test("a full organisation says whom to ask for more seats", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner, { seatLimit: 2 });
  await addInvitation(sql, organisation.id, { email: freshAddress(), invitedBy: owner.userId });
  await signInAs(owner);
  const dialog = await openInvite(page, organisation.slug);
  const address = freshAddress("third");
  await dialog.getByLabel("Email address").fill(address);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expectRefusal(page, /^All 2 seats are taken, counting open invitations\. .* ask \S+@\S+ for more seats\.$/);
  await expect(dialog.getByLabel("Email address")).toHaveValue(address);
  expect(await sql`select 1 from invitations where email = ${address}`).toHaveLength(0);
});

test("a revoked invitation leaves the list and its link says so", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const email = freshAddress();
  const { mailed } = await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke invitation" });
  await expect(dialog).toContainText(`The link that ${email} got stops working straight away.`);
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(`Invitation of ${email} revoked`).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Pending invitations" })).toContainText("Nobody is waiting");

  await page.goto(mailed);
  await expectHeading(page, "This invitation was withdrawn");
});

test("the mailed link declines without an account, after a second page, and the inviter is told", async ({
  page,
  sql,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const email = freshAddress();
  const { mailed, copied } = await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId });
  const state = () => sql`select state from invitations where email = ${email}`;

  await page.goto(copied);
  await expectHeading(page, "Join Harbour Works");
  await expect(page.getByRole("link", { name: "Decline" })).toHaveCount(0);

  await page.goto(mailed);
  await page.getByRole("link", { name: "Decline" }).click();
  await expectHeading(page, "Decline to join Harbour Works?");
  expect(await state()).toEqual([{ state: "pending" }]);
  await page.getByRole("button", { name: "Decline" }).click();
  await expectHeading(page, "Invitation declined");
  expect(await state()).toEqual([{ state: "declined" }]);
  await mailTo(owner.email, /was declined/);
  await page.goto(mailed);
  await expectHeading(page, "This invitation was declined");
});

test("whoever is signed in as somebody else can sign out, use the invited address and come back", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const invited = await addAccount(sql, { name: "Jonas Weber" });
  const { copied } = await addInvitation(sql, organisation.id, { email: invited.email, invitedBy: owner.userId });
  const somebodyElse = await addAccount(sql);
  await signInAs(somebodyElse);

  await page.goto(copied);
  await expectHeading(page, "Join Harbour Works");
  await expect(
    page.getByText(`It was sent to ${invited.email}, and you are signed in as ${somebodyElse.email}.`),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await page.getByRole("button", { name: `Sign out and use ${invited.email}` }).click();
  await expectHeading(page, "Sign in");
  expect(await sql`select 1 from sessions where user_id = ${somebodyElse.userId}`).toHaveLength(0);
  await signInByForm(page, invited.email);
  await expectHeading(page, "Join Harbour Works");
  await page.getByRole("button", { name: "Accept" }).click();
  await expectHeading(page, "Harbour Works");
});

test("whoever has another address since asks for a new invitation, and whoever invited finds it filled in", async ({
  page,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const moved = await addAccount(sql, { name: "Jonas Weber" });
  const { copied } = await addInvitation(sql, organisation.id, {
    email: freshAddress("old"),
    invitedBy: owner.userId,
  });
  await signInAs(moved);
  await page.goto(copied);
  await page.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expect(page.getByText("We have asked. If they agree, the new invitation comes by email.")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expectRefusal(page, "You have asked already today. Whoever can invite you has been told by email.");

  const mail = await mailTo(owner.email, /asks for a new invitation/);
  await signInAs(owner);
  await page.goto(/https?:\/\/\S+\/team\/invite\?\S+/.exec(mail.text)?.[0] ?? "");
  await expect(page.getByLabel("Email address")).toHaveValue(moved.email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Invitation sent.")).toBeVisible();
  await mailTo(moved.email, /You have been invited/);
});

test("through a copied link the address is still confirmed by mail, and the invitation waits on every device", async ({
  page,
  browser,
  sql,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const email = freshAddress("copied");
  const given = { email, name: "Jonas Weber", invitedBy: owner.userId };
  const { copied } = await addInvitation(sql, organisation.id, given);

  await page.goto(copied);
  await page.getByRole("link", { name: "Create an account" }).click();
  await expectHeading(page, "Create your account");
  await expect(page.getByLabel("Full name")).toHaveValue("Jonas Weber");
  await expect(page.getByLabel("Email address")).not.toBeEditable();
  await page.getByLabel("Password", { exact: true }).fill("an unusual weather vane");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectHeading(page, "Check your email");
  expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);

  const phone = await (await browser.newContext()).newPage();
  await phone.goto((await mailTo(email, /Confirm your email/)).link);
  await phone.getByLabel("Password", { exact: true }).fill("an unusual weather vane");
  await phone.getByRole("button", { name: "Confirm email address" }).click();
  await expectHeading(phone, "Join Harbour Works");

  const tablet = await (await browser.newContext()).newPage();
  await tablet.goto(copied);
  await tablet.getByRole("link", { name: "Sign in" }).click();
  await expectHeading(tablet, "Sign in");
  await signInByForm(tablet, email, "an unusual weather vane");
  await expectHeading(tablet, "Join Harbour Works");
  await tablet.getByRole("button", { name: "Accept" }).click();
  await expectHeading(tablet, "Harbour Works");

  await phone.getByRole("button", { name: "Accept" }).click();
  await expectRefusal(phone, "This invitation has been accepted already.");
  expect(await sql`select 1 from members where organisation_id = ${organisation.id}`).toHaveLength(2);
});

test("somebody who has an account accepts after signing in", async ({ page, sql }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const invited = await addAccount(sql, { name: "Jonas Weber" });
  const message = "Welcome, Jonas. This gives you the sites in the north.";
  const given = { email: invited.email, invitedBy: owner.userId, role: "service", message } as const;
  const { mailed } = await addInvitation(sql, organisation.id, given);

  await page.goto(mailed);
  await expect(page.getByText("Olive Larsen invited you to join the team.")).toBeVisible();
  await expect(page.getByText(message)).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expectHeading(page, "Sign in");
  await signInByForm(page, invited.email, password);
  await expectHeading(page, "Join Harbour Works");
  await page.getByRole("button", { name: "Accept" }).click();
  await expectHeading(page, "Harbour Works");
  expect(
    await sql`select role_id from members where organisation_id = ${organisation.id} and user_id = ${invited.userId}`,
  ).toEqual([{ role_id: "rol_service" }]);

  await page.goto(mailed);
  await expectHeading(page, "This invitation has been used");
  await page.getByRole("link", { name: "Open Harbour Works" }).click();
  await expectHeading(page, "Harbour Works");
});

test("a link that is used, declined, revoked, expired or unknown says what to do", async ({
  page,
  sql,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const invite = (given: { state?: "accepted" | "declined" | "revoked"; sentAt?: Date }) =>
    addInvitation(sql, organisation.id, { email: freshAddress(), invitedBy: owner.userId, ...given });
  const twentyDaysAgo = new Date(Date.now() - 20 * 24 * 60 * 60 * 1000);
  for (const [link, heading, todo] of [
    [await invite({ state: "accepted" }), "This invitation has been used", "If that was you, sign in."],
    [await invite({ state: "declined" }), "This invitation was declined", "ask whoever invited you for a new one"],
    [await invite({ state: "revoked" }), "This invitation was withdrawn", "Ask whoever invited you"],
    [await invite({ sentAt: twentyDaysAgo }), "This invitation has expired", "Ask whoever invited you"],
    [{ mailed: "/invitations/cut-off" }, "This link does not work", "Open the link in the latest mail"],
  ] as const) {
    await page.goto(link.mailed);
    await expectHeading(page, heading);
    await expect(page.getByText(todo)).toBeVisible();
    await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
  }
});
