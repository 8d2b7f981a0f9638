import { plantProject } from "../lib/testing/plant-project";
import { addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner invites a colleague and a stranger into a project, the colleague joins, is changed and removed", async ({
  page,
  sql,
  signInAs,
  browser,
  mailTo,
  freshAddress,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  const users = `/orgs/${organisation.slug}/projects/${project}/users`;
  await signInAs(owner);
  await page.goto(users);
  await expectHeading(page, "Team members");
  await expect(page.getByText("Nobody manages this project.")).toBeVisible();

  await page.getByRole("link", { name: "Invite a team member" }).click();
  await page.getByRole("link", { name: `Invite ${member.name}` }).click();
  // The page before has the address and the same boxes.
  await expect(page.getByText("keeps their role there")).toBeVisible();
  await expect(page.getByLabel("Send messages")).toBeDisabled();
  await page.getByLabel("Manage settings, team and usage").check();
  await page.getByLabel("See dashboard").check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("The invitation was sent.").first()).toBeVisible();

  const stranger = freshAddress("temi");
  await page.getByRole("link", { name: "Invite a team member" }).click();
  await page.getByLabel("Email address").fill(stranger);
  await page.getByLabel("Add and edit templates").check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("row", { name: stranger })).toContainText("Can add and edit templates");
  await page.getByRole("button", { name: `Cancel invitation of ${stranger}` }).click();
  await expect(page.getByRole("row", { name: stranger })).toHaveCount(0);

  const context = await browser.newContext();
  const theirs = await context.newPage();
  const { link } = await mailTo(member.email);
  await signInAs(member, context);
  await theirs.goto(link);
  await expect(theirs.getByText("Harbour substation")).toBeVisible();
  await theirs.getByRole("button", { name: "Accept" }).click();
  await theirs.waitForURL(`/orgs/${organisation.slug}`);
  await theirs.goto(users);
  await expect(theirs.getByText(`Only ${member.name} can manage this project.`)).toBeVisible();

  await page.goto(users);
  const row = page.getByRole("row", { name: member.name });
  await expect(row).toContainText("Can see dashboard");
  await expect(row).toContainText("Cannot send messages");
  await row.getByRole("link", { name: `Change details of ${member.name}` }).click();
  await expectHeading(page, member.name);
  await page.getByLabel("Manage settings, team and usage").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Give it to somebody else first");
  await page.getByLabel("Manage settings, team and usage").check();
  await page.getByLabel("See dashboard").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The changes were saved.").first()).toBeVisible();
  await expect(row).toContainText("Cannot see dashboard");

  await sql`delete from project_grants where project_id = ${project} and permission = 'manage_users'`;
  await row.getByRole("link", { name: "Change details" }).click();
  await page.getByRole("link", { name: "Remove user from project" }).click();
  await page.getByRole("button", { name: "Yes, remove" }).click();
  await expect(page.getByText("They are no longer in this project’s team.").first()).toBeVisible();
  await theirs.goto(users);
  await expect(theirs.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
