import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

/**
 * What no field may take (IN-05) is asked of every command's schema (scripts/checks/bad-text.test.ts, lib/kernel). Here is what only a
 * browser shows: an error, whether this side or the server found it, is focused and described, and nothing typed is lost.
 */
interface BadForm {
  /** Good values for every field, so that only one is wrong at a time. */
  good: Record<string, string>;
  bad: Record<string, readonly string[]>;
  button: string;
  count: (sql: postgres.Sql) => Promise<unknown>;
}

/** Text that looks dangerous and is only text. */
const html = "Nora <b>&amp;</b> Lind";

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

test("a form says at the field what it cannot take, keeps what was typed and writes nothing", async ({
  page,
  sql,
  freshAddress,
}) => {
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
      "Full name": ["", "Nora \u202eLind"],
      "Email address": ["", `${"x".repeat(10_000)}@example.com`],
      Password: ["", "short"],
      // What only the server asks.
      "Mobile number (optional)": ["12", "<b>1</b>"],
    },
    button: "Create account",
    count: () => sql`select count(*) from registrations where email_canonical = ${email} or name = ${html}`,
  });
});

test("a role that nobody offered, written into the request on its way, is refused like any other answer", async ({
  page,
  sql,
  signInAs,
  freshAddress,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team/invite`);
  await page.getByLabel("Email address", { exact: true }).fill(freshAddress());
  await page.route("**/team/invite", async (route) => {
    const body = route.request().postData() ?? "";
    await route.continue({ postData: body.replace(/(name="\w*_role"\r\n\r\n)\w+/, "$1emperor") });
  });
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose a role");
  expect(await sql`select 1 from invitations where organisation_id = ${organisation.id}`).toHaveLength(0);
});

test("the remove dialog takes the member's name and nothing else, and says so", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Piotr Baran" });
  await addMember(sql, organisation.id, member.userId, "service");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Piotr Baran" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const field = page.getByLabel("Type Piotr Baran to confirm");
  const button = page.getByRole("button", { name: "Remove member" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  for (const typed of ["piotr baran", "Piotr Baran\u202e", "x".repeat(10_000), html]) {
    await field.fill(typed);
    await button.click();
    // Pressing says what is wrong, and what was typed stays.
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue(typed);
    await field.fill("");
  }
  await field.fill("Piotr Barane");
  await button.click();
  await expect(page.getByText("Type Piotr Baran exactly").first()).toBeVisible();
  expect(await sql`select 1 from members where organisation_id = ${organisation.id}`).toHaveLength(2);
});
