import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { addApp, codeOf, typedSecret } from "./fixtures/factors";
import { until } from "./fixtures/mail";
import { expectHeading, expectRefusal, signInByForm, signOut } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("somebody sets up an authenticator app, saves the recovery codes, and signs in with a code from then on", async ({
  page,
  sql,
  signInAs,
  mailTo,
}) => {
  const person = await addAccount(sql);
  await signInAs(person);
  await page.goto("/profile/security");
  await page.getByRole("link", { name: "Set up an app" }).click();
  await expectHeading(page, "Set up two-factor authentication");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.getByRole("button", { name: /Authenticator app/ }).click();
  await expectHeading(page, "Authenticator app");
  await expect(page.getByRole("img", { name: "Picture to scan with your authenticator app" })).toBeVisible();
  const secret = await typedSecret(page);
  expect(asked.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);

  await page.getByLabel("Code").fill("000000");
  await expectRefusal(page, "There is a problem");
  await page.getByLabel("Code").fill(codeOf(secret));
  await expect(page.getByRole("heading", { name: "Save your recovery codes" })).toBeVisible();
  const codes = await page.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  const lines = await page.getByRole("listitem").evaluateAll((items) =>
    items.map((item) => {
      const words = document.createRange();
      words.selectNodeContents(item);
      return { rows: words.getClientRects().length, left: words.getBoundingClientRect().left };
    }),
  );
  expect(lines).toEqual(codes.map(() => ({ rows: 1, left: lines[0]?.left })));
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Recovery codes for Rollcall")).toBeVisible();
  await expect(page.getByText(codes[9] ?? "")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Save your recovery codes" })).toBeHidden();
  await page.emulateMedia({ media: null });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("rollcall-recovery-codes.txt");
  await page.getByRole("link", { name: "I have saved these codes" }).click();
  await expectHeading(page, "Security");
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  await mailTo(person.email, /Security notice/, "Authenticator app turned on");

  await signOut(page);
  await page.goto("/sign-in?next=/profile/sessions");
  await signInByForm(page, person.email);
  await expectHeading(page, "Two-factor authentication");
  // The password alone opens nothing.
  await page.goto("/profile");
  await expectHeading(page, "Sign in");
  await page.goto("/sign-in/two-factor?next=/profile/sessions");
  await page.getByLabel("Code").fill(codeOf(secret, 1));
  await expectHeading(page, "Sessions");

  await signOut(page);
  await page.goto("/sign-in");
  await signInByForm(page, person.email);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(`  ${codes[3]?.toUpperCase().replaceAll("-", " ")} `);
  await page.getByRole("button", { name: "Continue" }).click();
  await expectHeading(page, "Security");
  await expect(page.getByText("9 of 10 left")).toBeVisible();
  await page.getByRole("button", { name: "Remove app" }).click();
  await expect(page.getByText("Authenticator app removed").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Set up an app" })).toBeVisible();
});

test("an act that is worth a second look asks who it is, over the form, and keeps what was typed", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const other = await addAccount(sql, { name: "Ines Marques" });
  await addMember(sql, organisation.id, other.userId, "technician");
  const secret = await addApp(sql, owner.userId);
  await signInAs(owner);
  await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Change role of Ines Marques" }).click();
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Code").fill("000000");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Code").fill(codeOf(secret));
  await expect(page.getByRole("button", { name: "Change role of Ines Marques" })).toHaveText(/Administrator/);
});

test("somebody whose address was last proven 91 days ago is stopped until the mailed button is pressed", async ({
  page,
  sql,
  signInAs,
  mailTo,
}) => {
  const person = await addAccount(sql);
  const organisation = await addOrganisation(sql, person);
  await sql`update users set email_proven_at = now() - interval '91 days' where id = ${person.userId}`;
  await signInAs(person);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await expectHeading(page, "Check your email address");
  await page.goto("/profile");
  await expectHeading(page, "Check your email address");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "We sent a link" })).toBeVisible();
  const { link } = await mailTo(person.email, /still your email address/);
  // Opening it does nothing.
  await page.goto(link);
  await page.goto("/profile");
  await expectHeading(page, "Check your email address");
  await page.goto(link);
  await page.getByRole("button", { name: "Yes, this is my address" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/revalidate-email"));
  await page.goto(`/orgs/${organisation.slug}/team`);
  await expectHeading(page, "Team");
});

test("whoever has lost the mailbox changes the address instead", async ({
  page,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const person = await addAccount(sql);
  await sql`update users set email_proven_at = now() - interval '91 days' where id = ${person.userId}`;
  await signInAs(person);
  await page.goto("/profile");
  await page.getByRole("link", { name: /is no longer mine/ }).click();
  await expectHeading(page, "Change your email");
  const moved = freshAddress("moved");
  await page.getByLabel("Email address").fill(moved);
  await page.getByLabel("Password", { exact: true }).fill("correct horse of the browser tests");
  await page.getByRole("button", { name: "Send link" }).click();
  await page.goto((await mailTo(moved)).link);
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await page.waitForURL(/\/verify-new-email\/done/);
  await page.goto("/profile");
  await expectHeading(page, "Your profile");
});

test("a sign-in by email works where it began, by link or by code, and nowhere else", async ({
  page,
  browser,
  sql,
  mailTo,
}) => {
  const person = await addAccount(sql);
  await sql`update users set sign_in_method = 'email_auth' where id = ${person.userId}`;
  await page.goto("/sign-in");
  await signInByForm(page, person.email);
  await expectHeading(page, "Sign in by email");
  const mail = await mailTo(person.email, /link to sign in/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(mail.link);
  await expect(other.getByText("Go back to that browser")).toBeVisible();
  await expect(other.getByRole("button", { name: "Sign in" })).toHaveCount(0);
  await elsewhere.close();
  await page.getByLabel("Code").fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? "");
  await expectHeading(page, "Private account");
});

test("text messages become the second step, and are sent anew", async ({ page, sql, signInAs }) => {
  const person = await addAccount(sql);
  const mobile = `+447700900${String(Math.floor(Math.random() * 900) + 100)}`;
  const textTo = (not = "") =>
    until("a text message", async () => {
      const [row] = await sql<{ text: string }[]>`
        select text from demo_mailbox where recipient = ${mobile} order by created_at desc limit 1`;
      const code = /\d{6}/.exec(row?.text ?? "")?.[0];
      return code !== not && code;
    });
  await signInAs(person);
  await page.goto("/two-factor/setup");
  await page.getByRole("link", { name: /Text message/ }).click();
  await page.getByLabel("Mobile number").fill("12");
  await page.getByRole("button", { name: "Send a code" }).click();
  await expect(page.getByLabel("Mobile number")).toHaveValue("12");
  await page.getByLabel("Mobile number").fill(mobile);
  await page.getByRole("button", { name: "Send a code" }).click();
  const first = await textTo();
  await page.getByLabel("Code").fill(first);
  await page.getByRole("link", { name: "I have saved these codes" }).click();
  await signOut(page);
  // A minute lies between two texts to one number.
  await sql`delete from rate_limits where bucket like 'text:%'`;
  await page.goto("/sign-in");
  await signInByForm(page, person.email);
  await expect(page.getByText(`We sent a code to the number ending ${mobile.slice(-3)}.`)).toBeVisible();
  await page.getByLabel("Code").fill(await textTo(first));
  await expectHeading(page, "Private account");
});
