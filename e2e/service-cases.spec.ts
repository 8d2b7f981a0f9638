import { plantProject } from "../lib/testing/plant-project";
import { addAccount, addMember, addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("a case is opened, picked up, talked about, resolved and reopened, and is free again when whoever has it is removed", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member: mia } = await addTwo(sql, "service");
  const kofi = await addAccount(sql, { name: "Kofi Mensah" });
  await addMember(sql, organisation.id, kofi.userId, "technician");
  const projectId = await plantProject(sql, organisation, "Harbour substation");
  const base = `/orgs/${organisation.slug}/projects/${projectId}`;
  const tab = page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: /^Service cases/ });
  const history = page.getByRole("list", { name: "What was said and done" });

  await signInAs(mia);
  await page.goto(base);
  await tab.click();
  await expectHeading(page, "Service cases");
  await expect(page.getByText("Nothing to do")).toBeVisible();
  await page.getByRole("link", { name: "New case" }).click();
  await expectHeading(page, "New service case");
  await page.getByLabel("Title").fill("Relay 3 sends no readings");
  await page.getByRole("button", { name: "Create case" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Enter a description");
  await page.getByLabel("Description").fill("Since Tuesday evening.\nPower and cable are fine.");
  await page.getByRole("button", { name: "Create case" }).click();
  await expectHeading(page, "Relay 3 sends no readings 1");
  await expect(tab).toContainText("1");

  await signInAs(kofi);
  await page.goto(`${base}/cases`);
  await page.getByRole("link", { name: "Relay 3 sends no readings" }).click();
  await page.getByRole("button", { name: "Pick up" }).click();
  await expect(history.getByText("Kofi Mensah picked this up. The status is now In progress")).toBeVisible();
  await page.getByLabel("Comment").fill("The address was given twice.");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(history.getByText("The address was given twice.")).toBeVisible();
  await expect(page.getByLabel("Comment")).toHaveValue("");
  await page.getByRole("button", { name: "Resolve" }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve this case" });
  await dialog.getByLabel("Comment").fill("Loaded.");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(history.getByText("Kofi Mensah resolved this")).toBeVisible();
  await expect(history.getByText("Loaded.")).toBeVisible();
  await expect(tab).toHaveText("Service cases");

  await signInAs(mia);
  await page.goto(`${base}/cases`);
  await page.getByLabel("Status").selectOption("Resolved");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: "Relay 3 sends no readings" }).click();
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(history.getByText("Mia Duarte reopened this")).toBeVisible();
  await page.goto(`${base}/cases?view=board`);
  await expect(page.getByRole("region", { name: "In progress" })).toContainText("Kofi Mensah");

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Actions for Kofi Mensah" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const removal = page.getByRole("dialog", { name: "Remove Kofi Mensah" });
  await expect(removal.getByText("1 open service case of Kofi is free for somebody else to pick up")).toBeVisible();
  await removal.getByRole("textbox").fill("Kofi Mensah");
  await removal.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Kofi Mensah was removed").first()).toBeVisible();
  await page.goto(`${base}/cases/1`);
  await expect(history.getByText("Whoever it was assigned to has left. The case is open again")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pick up" })).toBeVisible();

  await page.getByRole("link", { name: /^Assign/ }).click();
  await page.getByRole("radio", { name: "Mia Duarte" }).check();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(
    history.getByText("Olive Larsen assigned this to Mia Duarte. The status is now In progress"),
  ).toBeVisible();
  await page.getByRole("link", { name: "Delete this case" }).click();
  await expectHeading(page, "Delete service case 1");
  await expect(page.getByText(/goes with its description, 2 comments/)).toBeVisible();
  await page.getByRole("button", { name: "Yes, delete" }).click();
  await expectHeading(page, "Service cases");
});
