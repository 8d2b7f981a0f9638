import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("half a name, with an accent left off, leads to a person by the keyboard alone", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const alvaro = await addAccount(sql, { name: "Álvaro Ibáñez" });
  await addMember(sql, organisation.id, alvaro.userId, "technician");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const palette = page.getByRole("dialog", { name: "Go to" });
  const field = page.getByRole("combobox", { name: "Page, project or person" });
  // The first press may come before the page is alive.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(field).toBeFocused({ timeout: 2000 });
  }).toPass();
  await expect(page.getByRole("option", { name: "Dashboard" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Team", exact: true })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("alvaro");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(palette.getByRole("status")).toHaveText("1 place found");
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
  await expectHeading(page, "Álvaro Ibáñez");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("zzzz");
  await expect(palette.getByText("Nothing found. Try fewer letters.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
});

test("a slash goes to the page’s search, a question mark shows the keys, and both can be turned off", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const search = page.getByLabel("Search members");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 1000 });
  }).toPass();
  // In a field they are letters.
  await page.keyboard.type("/?");
  await expect(search).toHaveValue("/?");
  await search.fill("");
  await search.blur();

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await keys.getByLabel("Use / and ? as shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(search).not.toBeFocused();
  await expect(keys).toHaveCount(0);
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(keys.getByLabel("Use / and ? as shortcuts")).not.toBeChecked();
});

test("whoever may not open a page is told which permission is missing, and whom to ask", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const reader = await addAccount(sql);
  await addMember(sql, organisation.id, reader.userId, "read_only");
  await signInAs(reader);
  await page.goto(`/orgs/${organisation.slug}/team/invite`);
  await expectHeading(page, "Your role does not allow this");
  await expect(page.getByText("The permission that is missing: Manage team members")).toBeVisible();
  await expect(page.getByText("Olive Larsen, Owner")).toBeVisible();
  await page.getByRole("navigation", { name: "Organisation" }).getByRole("link", { name: "Dashboard" }).click();
  await expectHeading(page, organisation.name);
});
