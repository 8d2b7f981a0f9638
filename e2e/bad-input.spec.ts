import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { addAccount, addMember, addOrganisation, addReset, fresh } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

/**
 * Every field of every form is given what it must not take. The form answers with an error at the field, keeps what was
 * typed, and the tables that it writes stay as they were.
 */

const badName = [
  "x".repeat(10_000),
  "Nora\u0007Lind",
  "Nora \u202eLind",
  "Nora\u200bLind",
  "See www.evil.example",
  "https://evil.example/x",
  "win at casino.test",
];
/** IN-05: what is no address, or none that Rollcall mails to. */
const badAddress = [
  "nora",
  "nora@nowhere",
  `${"x".repeat(10_000)}@example.com`,
  `${"x".repeat(65)}@example.com`,
  '"nora lind"@example.com',
  "nora(work)@example.com",
  "Nora <nora@example.com>",
  "nora@example.com,eve@evil.test",
  "nøra@example.com",
  "nora@127.0.0.1",
  "nora\u202e@example.com",
  "<img src=x onerror=alert(1)>",
  "https://evil.example",
];
const badSlug = [
  "A",
  "x".repeat(10_000),
  "north wind",
  "north\u202ewind",
  "<b>north</b>",
  "https://evil.example",
  "www",
];
const shortOrLong = ["short", "x".repeat(10_000)];
/** Text that looks dangerous and is only text. */
const html = "Nora <b>&amp;</b> Lind";

interface BadForm {
  /** Good values for every field, so that only one is wrong at a time. */
  good: Record<string, string>;
  bad: Record<string, readonly string[]>;
  button: string;
  count: (sql: postgres.Sql) => Promise<unknown>;
}

async function expectRefused(page: Page, sql: postgres.Sql, { good, bad, button, count }: BadForm) {
  const before = await count(sql);
  for (const [label, value] of Object.entries(good)) await page.getByLabel(label, { exact: true }).fill(value);
  for (const [label, values] of Object.entries(bad)) {
    const field = page.getByLabel(label, { exact: true });
    for (const value of values) {
      await field.fill(value);
      const typed = await field.inputValue();
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(page.getByRole("alert").first(), `${label}: ${value.slice(0, 60)}`).toBeFocused();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(/Error: \S.{8,}/);
      await expect(field).toHaveValue(typed);
      for (const [other, kept] of Object.entries(good))
        if (other !== label) await expect(page.getByLabel(other, { exact: true })).toHaveValue(kept);
    }
    await field.fill(good[label] ?? "");
  }
  expect(await count(sql)).toEqual(before);
}

test("the registration form refuses what it must not take", async ({ page, sql, freshAddress }) => {
  const email = freshAddress("bad");
  await page.goto("/register");
  await expectRefused(page, sql, {
    good: {
      "Full name": html,
      "Email address": email,
      Password: "an unusual weather vane",
      "Mobile number (optional)": "",
    },
    bad: {
      "Full name": ["", "   ", ...badName],
      "Email address": ["", ...badAddress],
      Password: ["", ...shortOrLong, "aaaaaaaaaaaaaaa", "rollcall1234567"],
      "Mobile number (optional)": ["x".repeat(10_000), "12", "\u202e07700 900123x", "<b>1</b>", "https://evil.example"],
    },
    button: "Create account",
    count: () => sql`select count(*) from registrations where email_canonical = ${email} or name = ${html}`,
  });
});

test("the sign-in form refuses what it must not take", async ({ page, sql }) => {
  const { email, userId } = await addAccount(sql);
  await page.goto("/sign-in");
  await expectRefused(page, sql, {
    good: { "Email address": email, Password: "not the password at all" },
    bad: { "Email address": ["", "x".repeat(10_000)], Password: ["", "x".repeat(10_000)] },
    button: "Sign in",
    count: () => sql`select count(*) from sessions where user_id = ${userId}`,
  });
  // Well-formed or not, an address that cannot be right gets the sentence that every failure gets.
  for (const address of ["nora", html, "nora\u202e@example.com", email]) {
    await page.getByLabel("Email address").fill(address);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").first()).toContainText("The email address or the password is not right");
    await expect(page.getByLabel("Email address")).toHaveValue(address);
  }
});

test("the forms of a forgotten and a changed password refuse what they must not take", async ({
  page,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await page.goto("/forgot-password");
  await expectRefused(page, sql, {
    good: { "Email address": account.email },
    bad: { "Email address": ["", ...badAddress] },
    button: "Send link",
    count: () => sql`select count(*) from password_resets where user_id = ${account.userId}`,
  });
  const hash = () => sql`select hash from passwords where user_id = ${account.userId}`;
  await page.goto(await addReset(sql, account.userId));
  await expectRefused(page, sql, {
    good: { "New password": "an unusual weather vane" },
    bad: { "New password": ["", ...shortOrLong] },
    button: "Save password",
    count: hash,
  });
  await signInAs(account);
  await page.goto("/profile/security");
  await expectRefused(page, sql, {
    good: { "Current password": "", "New password": "an unusual weather vane" },
    bad: { "Current password": ["", "x".repeat(10_000), "not the current one"] },
    button: "Save password",
    count: hash,
  });
});

test("the organisation form refuses what it must not take", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/orgs/new");
  await expectRefused(page, sql, {
    good: { "Organisation name": html, "URL name": fresh("bad") },
    bad: { "Organisation name": ["", ...badName], "URL name": ["", ...badSlug] },
    button: "Create organisation",
    count: () => sql`select count(*) from organisations where created_by = ${account.userId}`,
  });
});

test("the invitation form refuses what it must not take", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team/invite`);
  await expectRefused(page, sql, {
    good: { "Name (optional)": html, "Email address": freshAddress(), "Message (optional)": "Welcome.\nTo the team." },
    bad: {
      "Name (optional)": badName,
      "Email address": ["", ...badAddress],
      "Message (optional)": ["x".repeat(10_000), "Hi\u202e there", "Hi\u0007 there", "Buy at https://evil.example"],
    },
    button: "Send invitation",
    count: () => sql`select count(*) from invitations where organisation_id = ${organisation.id}`,
  });
  // A role that nobody offered, written into the request on its way.
  await page.route("**/team/invite", async (route) => {
    const body = route.request().postData() ?? "";
    await route.continue({ postData: body.replace(/(name="\w*_role"\r\n\r\n)\w+/, "$1emperor") });
  });
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose a role");
  expect(await sql`select 1 from invitations where organisation_id = ${organisation.id}`).toHaveLength(0);
});

test("the remove dialog takes the member's name and nothing else", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Piotr Baran" });
  await addMember(sql, organisation.id, member.userId, "service");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Piotr Baran" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const field = page.getByLabel("Type Piotr Baran to confirm");
  for (const typed of ["", "piotr baran", "Piotr  Baran", "Piotr Baran\u202e", "x".repeat(10_000), html]) {
    await field.fill(typed);
    await expect(page.getByRole("button", { name: "Remove member" })).toHaveAttribute("aria-disabled", "true");
    await field.press("Enter");
    await expect(field).toHaveValue(typed);
  }
  expect(await sql`select 1 from members where organisation_id = ${organisation.id}`).toHaveLength(2);
});
