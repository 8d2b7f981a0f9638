import { createId } from "../lib/kernel/ids";
import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addAccount, addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner joins a project's team, gives several people a permission at once and removes them by typing how many", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  const names = ["Ann Abel", "Ben Burg", "Cal Cole"];
  for (const name of names) {
    const { userId } = await addAccount(sql, { name });
    const memberId = createId("mem");
    await sql`insert into members (id, organisation_id, user_id, role_id)
      values (${memberId}, ${organisation.id}, ${userId}, 'rol_member')`;
    await plantPlace(sql, project, memberId, ["view_activity"]);
  }
  const users = `/orgs/${organisation.slug}/projects/${project}/users`;
  await signInAs(owner);
  await page.goto(users);
  await page.getByRole("button", { name: "Join the team" }).click();
  await expect(page.getByText(`Only ${owner.name} can manage this project.`)).toBeVisible();
  await page.getByRole("link", { name: "Choose a manager" }).click();
  await expect(page.getByLabel("Manage settings, team and usage")).toBeChecked();
  await expect(page.getByRole("link", { name: `Invite ${member.name}` })).toBeVisible();
  await page.getByRole("link", { name: "Choose Ann Abel" }).click();
  await expectHeading(page, "Ann Abel");
  await expect(page.getByLabel("Manage settings, team and usage")).toBeChecked();

  await page.goto(users);
  const bar = page.getByRole("button", { name: "Change permissions" });
  await expect(bar).toBeHidden();
  const boxes = page.getByRole("checkbox", { name: /^Choose / });
  await boxes.first().check();
  await boxes.last().click({ modifiers: ["Shift"] });
  await expect(page.getByText("4 people chosen")).toBeVisible();
  await bar.click();
  await expectHeading(page, "Change permissions");
  await page.getByLabel("Add and edit templates").selectOption("Give to all");
  await page.getByLabel("Manage settings, team and usage").selectOption("Take from all");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("3 done, 1 not done")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: owner.name })).toContainText("on your own page");

  await page.getByRole("link", { name: "Back to the team members" }).click();
  await expect(page.getByRole("row", { name: "Ann Abel" })).toContainText("Can add and edit templates");
  for (const name of names) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expectHeading(page, "Remove from the project");
  await page.getByLabel("Type 3 to confirm").fill("2");
  await page.getByRole("button", { name: "Yes, remove" }).click();
  await expect(page.getByText("Type the number of people").first()).toBeVisible();
  await page.getByLabel("Type 3 to confirm").fill("3");
  await page.getByRole("button", { name: "Yes, remove" }).click();
  await expect(page.getByText("3 done, 0 not done")).toBeVisible();
  await page.getByRole("link", { name: "Back to the team members" }).click();
  await expect(page.getByRole("row", { name: "Ann Abel" })).toHaveCount(0);
});
