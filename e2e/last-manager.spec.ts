import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addTwo } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

test("the only manager of a project does not leave, may be removed, and the project says that it needs one", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  const [{ id: memberId } = { id: "" }] = await sql<{ id: string }[]>`
    select id from members where organisation_id = ${organisation.id} and user_id = ${member.userId}`;
  await plantPlace(sql, project, memberId);

  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto("/profile");
  await expect(tab.getByText("You are the only manager of Harbour substation.")).toBeVisible();
  await expect(tab.getByRole("button", { name: `Leave ${organisation.name}` })).toHaveCount(0);
  await theirs.close();

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Mia Duarte" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const removing = page.getByRole("dialog", { name: "Remove Mia Duarte" });
  await expect(removing.getByText("1 project loses its only manager")).toBeVisible();
  await expect(removing.getByText("Harbour substation").first()).toBeVisible();
  await removing.getByLabel("Type Mia Duarte to confirm").fill("Mia Duarte");
  await removing.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Mia Duarte was removed").first()).toBeVisible();

  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page.getByText("A project needs a manager", { exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Harbour substation", exact: true }).click();
  await expect(page.getByText("This project needs a manager.")).toBeVisible();
  await page.getByRole("link", { name: "Usage" }).click();
  await expect(page.getByRole("heading", { name: "Usage", level: 1 })).toBeVisible();
  const { text } = await mailTo(owner.email, /need a manager/);
  expect(text).toContain("Harbour substation");
});
