import { addAccount } from "./fixtures/arrange";
import { expectHeading, expectRefusal, registerByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const password = "an unusual weather vane";

test("whoever registers has an account once the mailed link is confirmed, and not before", async ({
  page,
  sql,
  mailTo,
  freshAddress,
}) => {
  const email = freshAddress("new");
  await registerByForm(page, { name: "Nora Lind", email, password });
  expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);

  const { subject, link } = await mailTo(email);
  expect(subject).toBe("Confirm your email address for Rollcall");
  await page.goto(link);
  await expectHeading(page, "Confirm your email address");
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
  expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expectHeading(page, "Private account");
  expect(await sql`select name from users where email = ${email}`).toEqual([{ name: "Nora Lind" }]);

  await page.goto(link);
  await expectHeading(page, "This link no longer works");
});

test("a link confirmed in another browser asks for the password that was chosen", async ({
  page,
  browser,
  sql,
  mailTo,
  freshAddress,
}) => {
  const email = freshAddress("mobile");
  await registerByForm(page, { name: "Nora Lind", email, password });
  const { link } = await mailTo(email);

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(link);
  await phone.getByLabel("Password", { exact: true }).fill("not the one I chose");
  await phone.getByRole("button", { name: "Confirm email address" }).click();
  await expectRefusal(phone, "This is not the password that you chose");
  expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);

  await phone.getByLabel("Password", { exact: true }).fill(password);
  await phone.getByRole("button", { name: "Confirm email address" }).click();
  await expectHeading(phone, "Private account");
});

test("an address that has an account gets the same page and another mail", async ({ page, sql, mailTo }) => {
  const { email, userId } = await addAccount(sql, { name: "Jonas Weber" });
  await registerByForm(page, { name: "Somebody Else", email, password });
  const { subject } = await mailTo(email);
  expect(subject).toBe("You already have a Rollcall account");
  expect(await sql`select name from users where id = ${userId}`).toEqual([{ name: "Jonas Weber" }]);
  expect(await sql`select 1 from registrations where email_canonical = ${email}`).toHaveLength(0);
});

test("a link that is unknown or too old leads to a page that says what to do", async ({
  page,
  sql,
  mailTo,
  freshAddress,
}) => {
  await page.goto("/verify-email/nobody-ever-sent-this");
  await expectHeading(page, "This link no longer works");
  await expect(page.getByRole("link", { name: "Create an account" })).toBeVisible();

  const email = freshAddress("late");
  await registerByForm(page, { name: "Nora Lind", email, password });
  const { link } = await mailTo(email);
  await page.goto(link);
  await sql`update registrations set expires_at = now() where email_canonical = ${email}`;
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expectRefusal(page, "This link has expired or was used already");
  await page.reload();
  await expectHeading(page, "This link no longer works");
  expect(await sql`select 1 from users where email = ${email}`).toHaveLength(0);
});

test("a mobile number is optional, checked, and kept in its international form", async ({
  page,
  sql,
  freshAddress,
}) => {
  const email = freshAddress("caller");
  await page.goto("/register");
  await page.getByLabel("Full name").fill("Nora Lind");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Mobile number (optional)").fill("call me");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectRefusal(page, "Enter a mobile number, like 07700 900900 or +44 7700 900900");
  await expect(page.getByLabel("Mobile number (optional)")).toHaveValue("call me");
  await expect(page.getByLabel("Full name")).toHaveValue("Nora Lind");
  expect(await sql`select 1 from registrations where email_canonical = ${email}`).toHaveLength(0);

  await page.getByLabel("Mobile number (optional)").fill("07700 900123");
  await page.getByRole("button", { name: "Create account" }).click();
  await expectHeading(page, "Check your email");
  expect(await sql`select mobile from registrations where email_canonical = ${email}`).toEqual([
    { mobile: "+447700900123" },
  ]);
});
