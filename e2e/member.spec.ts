import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addTwo, memberIdOf } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner opens a member's page from the team, asks why they can edit templates, and removes them there", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "technician");
  const project = await plantProject(sql, organisation, "Harbour substation");
  await plantPlace(sql, project, await memberIdOf(sql, organisation, member), ["manage_templates"]);
  await sql`update project_grants set granted_by = ${owner.userId}, granted_at = '2026-03-09T12:00:00Z'
    where project_id = ${project}`;
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("link", { name: member.name }).click();
  await expectHeading(page, member.name);
  await expect(page.getByRole("row", { name: "Harbour substation" })).toContainText("Can add and edit templates");

  await page.getByRole("combobox", { name: "Permission" }).selectOption("Add and edit templates");
  await page.getByRole("combobox", { name: "Project" }).selectOption("Harbour substation");
  await page.getByRole("button", { name: "Show why" }).click();
  const why = page.getByRole("region", { name: "Why can Mia…?" });
  await expect(why).toContainText("Yes, Mia Duarte can add and edit templates in Harbour substation.");
  await expect(why).toContainText("The role Technician does not give it.");
  await expect(why).toContainText(/Olive Larsen gave this permission in the project on \d+ March 2026\./);

  await page.getByRole("button", { name: `Change role of ${member.name}` }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Developer" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Role" })).toContainText("The role was given by Olive Larsen");
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("from Technician to Developer");

  await page.getByRole("button", { name: `Actions for ${member.name}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByLabel(`Type ${member.name} to confirm`).fill(member.name);
  await page.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("The member was removed.").first()).toBeVisible();
});
