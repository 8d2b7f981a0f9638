import { plantProject } from "../lib/testing/plant-project";
import { addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner creates a project, renames it, deletes it by typing its name and restores it; a member never sees it", async ({
  page,
  sql,
  signInAs,
  browser,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const projects = `/orgs/${organisation.slug}/projects`;
  await signInAs(owner);
  await page.goto(projects);
  await expect(page.getByText("No projects yet")).toBeVisible();
  await page.getByRole("link", { name: "Create project" }).first().click();
  await expectHeading(page, "Create a project");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByText("Enter a project name").first()).toBeVisible();
  await page.getByLabel("Project name").fill("Harbour works");
  await page.getByRole("button", { name: "Create project" }).click();
  await expectHeading(page, "Harbour works");
  await expect(page.getByRole("region", { name: "Managers" })).toContainText(owner.name);
  const address = page.url();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signInAs(member, context);
  await theirs.goto(projects);
  await expect(theirs.getByText("No projects yet")).toBeVisible();
  await theirs.goto(address);
  await expectHeading(theirs, "Page not found");
  await context.close();

  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Project name").fill("Harbour substation");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expectHeading(page, "Harbour substation");

  await page.getByRole("button", { name: "Delete project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type Harbour substation to confirm").fill("Harbour substation");
  await dialog.getByRole("button", { name: "Delete project" }).click();
  await expectHeading(page, "Projects");
  await page.getByRole("button", { name: "Restore Harbour substation" }).click();
  await expectHeading(page, "Harbour substation");
  expect(page.url()).toBe(address);

  await plantProject(sql, organisation, "Night works");
  await page.getByRole("button", { name: "Switch project: Harbour substation" }).press("Enter");
  const choices = page.getByRole("list", { name: "Projects" });
  await expect(choices.getByRole("link")).toHaveText(["Harbour substation", "Night works"]);
  await page.keyboard.type("night");
  await expect(choices.getByRole("link")).toHaveText(["Night works"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expectHeading(page, "Night works");
  const switcher = page.getByRole("button", { name: "Switch project: Night works" });
  await expect(switcher).toHaveAttribute("aria-expanded", "false");
  await switcher.click();
  await page.keyboard.press("Escape");
  await expect(switcher).toBeFocused();
});
