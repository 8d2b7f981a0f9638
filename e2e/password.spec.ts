import { addAccount } from "./fixtures/arrange";
import { password } from "./fixtures/place";
import { expectHeading, expectRefusal, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("a forgotten password is replaced through the mailed link, once", async ({ page, sql, mailTo }) => {
  const { email } = await addAccount(sql);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await expectHeading(page, "Forgotten your password?");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expectHeading(page, "Check your email");

  const { link } = await mailTo(email, /Choose a new password/);
  await page.goto(link);
  await expectHeading(page, "Choose a new password");
  await page.getByLabel("New password").fill("rather a new password");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Your new password is saved. Sign in with it.")).toBeVisible();
  await signInByForm(page, email, password);
  await expectRefusal(page, "The email address or the password is not right");
  await signInByForm(page, email, "rather a new password");
  await expectHeading(page, "Private account");

  await page.goto(link);
  await expectHeading(page, "This link no longer works");
});

test("an address without an account gets the same answer and no mail", async ({ page, sql, freshAddress }) => {
  const email = freshAddress("nobody");
  await page.goto("/forgot-password");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expectHeading(page, "Check your email");
  expect(await sql`select 1 from demo_mailbox where recipient = ${email}`).toHaveLength(0);
});

test("only the newest of two links sets a password", async ({ page, context, sql, mailTo }) => {
  const { email, userId } = await addAccount(sql);
  const ask = async () => {
    await page.goto("/forgot-password");
    await page.getByLabel("Email address").fill(email);
    await page.getByRole("button", { name: "Send link" }).click();
    await expectHeading(page, "Check your email");
  };
  await ask();
  const { link: older } = await mailTo(email);
  await ask();
  await expect
    .poll(async () => (await sql`select 1 from demo_mailbox where recipient = ${email}`).length)
    .toBeGreaterThan(1);
  const { link: newest } = await mailTo(email);
  const hash = () => sql`select hash from passwords where user_id = ${userId}`;
  const before = await hash();

  await page.goto(older);
  await expectHeading(page, "This link no longer works");

  await page.goto(newest);
  const late = await context.newPage();
  await late.goto(newest);
  await page.getByLabel("New password").fill("from the newest link");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Your new password is saved.")).toBeVisible();
  expect(await hash()).not.toEqual(before);

  // Opened before it was spent: the button finds out.
  const spent = await hash();
  await late.getByLabel("New password").fill("from a link that is spent");
  await late.getByRole("button", { name: "Save password" }).click();
  await expectRefusal(late, "is not the newest one");
  expect(await hash()).toEqual(spent);
});

test("changing the password signs out the other browsers and keeps this one", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const account = await addAccount(sql);
  await signInAs(account);
  const elsewhere = await browser.newContext();
  await signInAs(account, elsewhere);
  const other = await elsewhere.newPage();
  await other.goto("/profile");
  await expectHeading(other, "Your profile");

  await page.goto("/profile/security");
  await page.getByLabel("Current password").fill("not the current one");
  await page.getByLabel("New password").fill("a rather fresh password");
  await page.getByRole("button", { name: "Save password" }).click();
  await expectRefusal(page, "This is not your current password");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("a rather fresh password");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Your password is changed. All other browsers are signed out.").first()).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  await mailTo(account.email, /password was changed/);

  await other.reload();
  await expectHeading(other, "Sign in");
  await page.reload();
  await expectHeading(page, "Security");
});

test("the sessions page lists browsers, signs out one, and then all others", async ({
  page,
  browser,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await signInAs(account);
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => browser.newContext()));
  if (!first || !second || !third) throw new Error("three browsers were asked for");
  await signInAs(account, first);
  await sql`update sessions set browser = 'Firefox on Windows', ip = '192.0.2.7'
    where user_id = ${account.userId} and created_at = (select max(created_at) from sessions where user_id = ${account.userId})`;
  await signInAs(account, second);
  await signInAs(account, third);

  await page.goto("/profile/sessions");
  const items = page.getByRole("main").getByRole("listitem");
  await expect(items).toHaveCount(4);
  await expect(items.filter({ hasText: "This browser" })).toHaveCount(1);
  await expect(items.filter({ hasText: "Firefox on Windows" })).toContainText("192.0.2.7");

  await page.getByRole("button", { name: "Sign out Firefox on Windows" }).click();
  await expect(page.getByText("Session ended").first()).toBeVisible();
  await expect(items).toHaveCount(3);
  const signedOut = await first.newPage();
  await signedOut.goto("/profile");
  await expectHeading(signedOut, "Sign in");

  await page.getByRole("button", { name: "Sign out all other browsers" }).click();
  await expect(items).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Sign out all other browsers" })).toHaveCount(0);
  const alsoSignedOut = await third.newPage();
  await alsoSignedOut.goto("/profile");
  await expectHeading(alsoSignedOut, "Sign in");
  expect(await sql`select 1 from sessions where user_id = ${account.userId}`).toHaveLength(1);
});
