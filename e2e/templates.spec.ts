import { addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { addTemplates } from "./fixtures/templates";
import { expect, test } from "./fixtures/test";

test("a folder, a template in it, an edit, the difference, and the older version restored", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation } = await addTwo(sql, "member");
  const { projectId } = await addTemplates(sql, organisation, owner, "Harbour substation");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/projects/${projectId}`);
  await page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "Templates" }).click();
  await expectHeading(page, "Templates");

  await page.getByRole("button", { name: "New folder" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create folder" }).click();
  await expect(dialog.getByText("Enter a name for the folder").first()).toBeVisible();
  await dialog.getByLabel("Folder name").fill("Meter readings");
  await dialog.getByRole("button", { name: "Create folder" }).click();
  await expect(page.getByText("Meter readings was created").first()).toBeVisible();
  await page.getByRole("link", { name: "Meter readings" }).click();
  await expectHeading(page, "Meter readings");
  await expect(page.getByText("Nothing in this folder yet")).toBeVisible();

  await page.getByRole("link", { name: "New template" }).click();
  await expectHeading(page, "New template");
  await page.getByLabel("Template name").fill("Reading is due");
  await page.getByLabel("Message", { exact: true }).fill("Hello ((first name. Your reading is due.");
  await page.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("alert").first()).toContainText("has no end");
  await page.getByLabel("Message", { exact: true }).fill("Hello ((first name)). Your reading is due. Thank you.");
  await page.getByLabel("Example for ((first name))").fill("Amira");
  await expect(page.getByText("Hello Amira. Your reading is due. Thank you.")).toBeVisible();
  await page.getByRole("button", { name: "Create template" }).click();
  await expectHeading(page, "Reading is due");
  await expect(page.getByText("Text message in the folder Meter readings")).toBeVisible();

  await page.getByRole("link", { name: "Edit template" }).click();
  await expectHeading(page, "Edit Reading is due");
  await page
    .getByLabel("Message", { exact: true })
    .fill("Hello ((first name)). Please read your meter by ((day)). Thank you.");
  await page.getByRole("button", { name: "Save" }).click();
  await expectHeading(page, "Reading is due");
  const comparison = page.getByRole("region", { name: "Version 1 to version 2" });
  await expect(comparison.getByText("Taken out: Your reading is due.")).toBeVisible();
  await expect(comparison.getByText("Added: Please read your meter by ((day)).")).toBeVisible();
  await expect(page.getByText("new in version 2")).toBeVisible();

  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Version 1 was restored as version 3").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Text" })).toContainText("Your reading is due.");
  await expect(page.getByText("from version 1")).toBeVisible();

  await page.getByRole("button", { name: "Actions for Reading is due" }).click();
  await page.getByRole("menuitem", { name: "Move" }).click();
  await page.getByRole("dialog").getByLabel("Folder").selectOption({ label: "– Outages" });
  await page.getByRole("dialog").getByRole("button", { name: "Move template" }).click();
  await expect(page.getByText("Text message in the folder Outages")).toBeVisible();
});

test("a member with one folder sees it and the top, and nothing tells of the others", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const { projectId, outages, storm } = await addTemplates(sql, organisation, owner, "Harbour substation");
  await sql`insert into project_members (id, organisation_id, project_id, member_id, added_by)
    select 'prm_' || id, organisation_id, ${projectId}, id, ${owner.userId} from members
    where organisation_id = ${organisation.id} and user_id = ${member.userId}`;
  await sql`insert into folder_members (id, organisation_id, project_id, folder_id, project_member_id)
    select 'flm_' || id, organisation_id, ${projectId}, ${storm}, 'prm_' || id from members
    where organisation_id = ${organisation.id} and user_id = ${member.userId}`;
  await signInAs(member);
  const templates = `/orgs/${organisation.slug}/projects/${projectId}/templates`;
  await page.goto(templates);
  await expect(page.getByRole("link", { name: "Storm and high water" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Compensation letter" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New folder" })).toBeHidden();
  for (const path of [templates, `${templates}?search=o`, `${templates}/folders/${outages}`]) {
    const reply = await page.request.get(path);
    expect(reply.status()).toBe(path.endsWith(outages) ? 404 : 200);
    expect((await reply.text()).replaceAll(outages, path.endsWith(outages) ? "" : outages)).not.toMatch(
      new RegExp(`Outages|Planned work|Power cut|${outages}`),
    );
  }
});
