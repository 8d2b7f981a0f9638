import { plantRole } from "../lib/testing/own-role";
import { addAccount, addOrganisation, addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner makes a role, gives it to a member, changes it, and deletes it once nobody has it", async ({
  page,
  browser,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const team = `/orgs/${organisation.slug}/team`;
  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto(`/orgs/${organisation.slug}`);
  await expect(tab.getByRole("link", { name: "Team", exact: true })).toBeHidden();

  await signInAs(owner);
  await page.goto(`${team}/roles`);
  await page.getByRole("link", { name: "Create role" }).click();
  await expectHeading(page, "Create role");
  await page.getByLabel("Name").fill("Administrator");
  await page.getByRole("button", { name: "Create role" }).click();
  const summary = page.getByRole("alert").first();
  await expect(summary).toContainText("A role that comes with Rollcall has this name");
  await page.getByLabel("Name").fill("Doorkeeper");
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(summary).toContainText("Choose at least one permission");
  await page.getByLabel("What it is for").fill("Lets people in and out.");
  await page.getByLabel("Manage team members").check();
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(summary).toContainText("a role must also view them");
  await expect(page.getByLabel("What it is for")).toHaveValue("Lets people in and out.");
  await page.getByRole("main").getByRole("link", { name: "Service", exact: true }).click();
  await expect(page.getByLabel("Create service cases")).toBeChecked();
  await expect(page.getByLabel("Manage team members")).not.toBeChecked();
  await expect(page.getByLabel("Name")).toHaveValue("Doorkeeper");
  await page.getByRole("main").getByRole("link", { name: "Member", exact: true }).click();
  await expect(page.getByLabel("Create service cases")).not.toBeChecked();
  await page.getByLabel("Manage team members").check();
  await page.getByLabel("View team members").check();
  await page.getByRole("button", { name: "Create role" }).click();
  await expectHeading(page, "Role permissions", 2);
  await expect(page.getByText("The role was created.").first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Doorkeeper" })).toBeVisible();
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Manage team members" }) });
  await expect(row.getByRole("cell").last()).toHaveText("Yes");

  await page.goto(team);
  await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
  const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
  await dialog.getByRole("radio", { name: "Doorkeeper" }).check();
  await expect(dialog.getByText("Gains 2, loses 0")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Mia Duarte is now Doorkeeper").first()).toBeVisible();
  await page.getByLabel("Role filter").selectOption({ label: "Doorkeeper" });
  await expect(page.getByRole("region", { name: "Members" }).getByText("Olive Larsen")).toBeHidden();

  await tab.reload();
  await expect(tab.getByText("Your role is Doorkeeper.")).toBeVisible();
  await expect(tab.getByRole("link", { name: "Team", exact: true })).toBeVisible();
  // What they may give: nothing beyond what they hold themselves.
  await tab.goto(`${team}/invite`);
  await expectHeading(tab, "Invite member");
  await expect(tab.getByRole("radio")).toHaveCount(2);

  await page.goto(`${team}/roles`);
  await page.getByRole("link", { name: "Change role Doorkeeper" }).click();
  await expectHeading(page, "Change role Doorkeeper");
  await expect(page.getByText("One member has this role.", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "One member has it" })).toBeVisible();
  await page.getByLabel("Manage team members").uncheck();
  await expect(page.getByText("Loses 1")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expectHeading(page, "Role permissions", 2);

  await tab.goto(team);
  await expectHeading(tab, "Team");
  await expect(tab.getByRole("link", { name: "Invite member" })).toBeHidden();

  await page.goto(team);
  await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
  await dialog.getByRole("radio", { name: "Read only" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Mia Duarte is now Read only").first()).toBeVisible();
  await page.goto(`${team}/roles`);
  await page.getByRole("link", { name: "Change role Doorkeeper" }).click();
  await page.getByRole("button", { name: "Delete role" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete role" }).click();
  await expectHeading(page, "Role permissions", 2);
  await expect(page.getByRole("columnheader", { name: "Doorkeeper" })).toBeHidden();

  await page.goto(`/orgs/${organisation.slug}/audit-log`);
  await expect(page.getByText("Olive Larsen created the role Doorkeeper with 2 permissions")).toBeVisible();
  await expect(page.getByText("changed the role Doorkeeper, which 1 member had: it lost 1 permission")).toBeVisible();
  await expect(page.getByText("Olive Larsen deleted the role Doorkeeper")).toBeVisible();
});

test("whoever looks at the roles sees who has each, searches, and compares two", async ({ page, sql, signInAs }) => {
  const { owner, organisation } = await addTwo(sql, "technician");
  const team = `/orgs/${organisation.slug}/team`;
  await signInAs(owner);
  await page.goto(`${team}/roles`);
  const header = page.getByRole("columnheader", { name: "Technician" });
  await expect(header).toContainText("1 person");
  await expect(header.getByRole("link")).toHaveAttribute("href", `${team}?role=technician`);
  await expect(page.getByRole("columnheader", { name: "Service" })).toContainText("nobody");
  await page.getByLabel("Search permissions").fill("TFA");
  await page.getByLabel("Search permissions").press("Enter");
  await expect(page.getByRole("rowheader", { name: /TFA/ })).toHaveCount(2);
  await expect(page.getByRole("rowheader", { name: "View ETS" })).toBeHidden();

  await page.getByRole("link", { name: "Compare two roles" }).click();
  await page.getByLabel("First role").selectOption({ label: "Developer" });
  await page.getByLabel("Second role").selectOption({ label: "Technician" });
  await page.getByLabel("Only what differs").check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/a=developer&b=technician&differs=1/);
  await expect(page.getByText(/^Developer has \d+ that Technician lacks · Technician has/)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Edit devices" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Create project" })).toBeHidden();
  await page.getByRole("link", { name: "Show all roles" }).click();
  await expect(page.getByRole("rowheader", { name: "Create project" })).toBeVisible();
});

test("a role that somebody else has deleted meanwhile is not given, and the form says so", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const role = await plantRole(sql, organisation, "Night watch", ["team:view"]);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team/invite`);
  await page.getByLabel("Email address").fill("nora.night@guests.example");
  await page.getByRole("radio", { name: "Night watch" }).check();
  await sql`update roles set deleted_at = now() where id = ${role}`;
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose a role");
  await expect(page.getByLabel("Email address")).toHaveValue("nora.night@guests.example");
});

test("a note that nobody wrote, in the address of a page, is no note", async ({ page, sql, signInAs }) => {
  const { owner, organisation } = await addTwo(sql, "member");
  for (const note of ["constructor", "toString", "no-such-note"]) {
    await page.goto(`/sign-in?note=${note}`);
    await expectHeading(page, "Sign in");
  }
  await signInAs(owner);
  for (const note of ["constructor", "toString", "no-such-note"]) {
    await page.goto(`/orgs/${organisation.slug}/team/roles?note=${note}`);
    await expectHeading(page, "Role permissions", 2);
    await expect(page.getByRole("region", { name: /^Notifications/ }).getByRole("listitem")).toHaveCount(0);
  }
});

test("somebody whose role is for the subscription alone finds plan and seats, and nothing else of the settings", async ({
  page,
  sql,
  signInAs,
}) => {
  const { organisation, member } = await addTwo(sql, "member");
  const role = await plantRole(sql, organisation, "Purser", ["subscription:manage"]);
  await sql`update members set role_id = ${role} where user_id = ${member.userId} and organisation_id = ${organisation.id}`;
  await signInAs(member);
  await page.goto(`/orgs/${organisation.slug}`);
  await page.getByRole("link", { name: "Settings" }).click();
  await expectHeading(page, "Settings");
  await expect(page.getByRole("button", { name: "Ask for more seats" })).toBeVisible();
  await expect(page.getByLabel("Organisation name")).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("two roles are compared, and a phone shows one role at a time", async ({ page, sql, signInAs }) => {
    const { owner, organisation } = await addTwo(sql, "technician");
    await signInAs(owner);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/orgs/${organisation.slug}/team/roles`);
    await expect(page.getByRole("columnheader", { name: "Owner" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Developer" })).toBeHidden();
    await page.getByLabel("Role", { exact: true }).selectOption({ label: "Developer" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/role=developer/);
    await expect(page.getByRole("columnheader", { name: "Developer" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Owner" })).toBeHidden();
    await page.goto(`/orgs/${organisation.slug}/team/roles?a=owner&b=technician`);
    await page.getByLabel("Only what differs").check();
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("rowheader", { name: "Delete project" })).toBeVisible();
    await expect(page.getByRole("rowheader", { name: "Create project" })).toBeHidden();
  });

  test("a role is made from another one and changed, and a mistake keeps what was ticked", async ({
    page,
    sql,
    signInAs,
  }) => {
    const owner = await addAccount(sql, { name: "Olive Larsen" });
    const organisation = await addOrganisation(sql, owner);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/team/roles/new`);
    await page.getByText("Permissions that other programs ask for").click();
    await page.getByLabel("Edit ETS").check();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Enter a name for the role");
    await expect(page.getByLabel("Edit ETS")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Service", exact: true }).click();
    await expect(page.getByLabel("Create service cases")).toBeChecked();
    await page.getByLabel("View team members").check();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Enter a name for the role");
    await expect(page.getByLabel("View team members")).toBeChecked();
    await expect(page.getByLabel("Create service cases")).toBeChecked();
    await page.getByLabel("Name").fill("Service desk");
    await page.getByRole("button", { name: "Create role" }).click();
    await page.getByRole("link", { name: "Change role Service desk" }).click();
    await page.getByLabel("Create service cases").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expectHeading(page, "Role permissions", 2);
    const [row] = await sql`select permissions from roles where organisation_id = ${organisation.id}`;
    expect(row?.permissions).toContain("team:view");
    expect(row?.permissions).not.toContain("service_case:create");
  });
});
