import { cast } from "@/db/seed";
import { addAccount, addInvitation, addMember, addOrganisation } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("twenty people get another role in one go, two are refused with a reason and stay chosen; others are reminded and removed", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const boss = await addAccount(sql, { name: "Adam Khan" });
  await addMember(sql, organisation.id, boss.userId, "administrator");
  for (let n = 10; n < 28; n += 1) {
    const { userId } = await addAccount(sql, { name: `Person ${n}` });
    await addMember(sql, organisation.id, userId, n === 27 ? "technician" : "member");
  }
  await signInAs(boss);
  const team = `/orgs/${organisation.slug}/team`;
  await page.goto(team);
  const change = page.getByRole("button", { name: "Change role", exact: true });
  await expect(change).toBeHidden();
  const boxes = page.getByRole("region", { name: "Members" }).getByRole("checkbox", { name: /^Choose (?!everybody)/ });
  await boxes.first().check();
  await boxes.last().click({ modifiers: ["Shift"] });
  await expect(page.getByText("20 people chosen")).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose Adam Khan" }).uncheck();
  await expect(page.getByText("19 people chosen")).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose everybody on this page" }).check();
  await expect(page.getByText("20 people chosen")).toBeVisible();
  await change.click();
  await expectHeading(page, "Change role");
  await page.getByRole("checkbox", { name: "Choose Adam Khan" }).uncheck();
  await page.getByRole("radio", { name: "Technician" }).check();
  await expect(page.getByText(/^18 people get the role Technician\. \d+ permissions are new for /)).toBeVisible();
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("17 done, 2 not done")).toBeVisible();
  const entry = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await expect(entry("Olive Larsen")).toContainText("holds more than your own");
  await expect(entry("Person 27")).toContainText("This is the role that they have already");
  await expect(entry("Person 10")).toContainText("Now Technician");
  await expect(page.getByRole("checkbox", { name: "Choose Olive Larsen" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Choose Person 10" })).toHaveCount(0);

  await page.getByRole("link", { name: "Back to the team" }).click();
  for (const name of ["Person 10", "Person 11"]) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  await page.getByRole("button", { name: "Remind 2 about two-factor" }).click();
  await page.getByRole("button", { name: "Send reminders" }).click();
  await expect(page.getByText("2 done, 0 not done")).toBeVisible();

  await page.getByRole("link", { name: "Back to the team" }).click();
  for (const name of ["Person 10", "Person 11"]) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expectHeading(page, "Remove members");
  await page.getByLabel("Type 2 to confirm").fill("2");
  await page.getByRole("button", { name: "Remove members" }).click();
  await expect(page.getByText("2 done, 0 not done")).toBeVisible();
  await page.getByRole("link", { name: "Back to the team" }).click();
  await expect(page.getByRole("link", { name: "Person 10", exact: true })).toHaveCount(0);
});

test("several invitations are revoked at once", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const addresses = [freshAddress(), freshAddress()];
  for (const email of addresses) await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  for (const email of addresses) await page.getByRole("checkbox", { name: `Choose ${email}` }).check();
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await page.getByRole("button", { name: "Revoke invitations" }).click();
  await expect(page.getByText("2 done, 0 not done")).toBeVisible();
  await page.getByRole("link", { name: "Back to the invitations" }).click();
  await expectHeading(page, "Team");
  await expect(page).toHaveURL(/\/team\/invitations$/);
});

test("an owner is made only after a second question", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Mia Duarte" });
  await addMember(sql, organisation.id, member.userId, "technician");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
  const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
  await dialog.evaluate((opening) => Promise.all(opening.getAnimations().map(({ finished }) => finished)));
  const before = await dialog.boundingBox();
  await dialog.getByRole("radio", { name: "Owner" }).check();
  await expect(dialog.getByText(/^Gains \d+, loses 0$/)).toBeVisible();
  expect(await dialog.boundingBox()).toEqual(before);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("heading", { name: "Make Mia Duarte an owner?" })).toBeFocused();
  await dialog.getByRole("button", { name: "Back" }).click();
  await expect(dialog.getByRole("radio", { name: "Owner" })).toBeChecked();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("button", { name: "Yes, make owner" }).click();
  await expect(page.getByText("Mia Duarte is now Owner").first()).toBeVisible();
});

test("all that match, more than one page and one portion of them, get another role", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner, { seatLimit: 200 });
  for (let n = 0; n < 130; n += 1) {
    const { userId } = await addAccount(sql, { name: `Person ${100 + n}` });
    await addMember(sql, organisation.id, userId, "member");
  }
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team?role=member`);
  await page.getByRole("checkbox", { name: "Choose everybody on this page" }).check();
  await page.getByRole("button", { name: "Choose all 130 that match" }).click();
  await expect(page.getByText("All 130 that match chosen")).toBeVisible();
  await page.getByRole("button", { name: "Change role", exact: true }).click();
  await page.getByRole("radio", { name: "Technician" }).check();
  await expect(page.getByText(/^130 people get the role Technician\./)).toBeVisible();
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("130 done, 0 not done")).toBeVisible({ timeout: 30_000 });
  const rows =
    await sql`select 1 from members where organisation_id = ${organisation.id} and role_id = 'rol_technician'`;
  expect(rows).toHaveLength(130);
});

test("the first member stands early on the page", async ({ page, signInAs }) => {
  await signInAs(cast.olive);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/orgs/northwind/team");
  const first = page.getByRole("region", { name: "Members" }).getByRole("row").nth(1);
  expect((await first.boundingBox())?.y).toBeLessThan(340);
});

test("on a phone the bar for several leaves most of the screen to the list, with × above what may be done", async ({
  page,
  signInAs,
}) => {
  await signInAs(cast.olive);
  const bar = page.getByRole("form", { name: "Several at once" });
  for (const [width, height] of [
    [390, 844],
    [320, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto("/orgs/northwind/team");
    await page.getByRole("checkbox", { name: "Choose Olive Larsen" }).check();
    expect((await bar.boundingBox())?.height).toBeLessThan(210);
    const [none, role] = [
      await bar.getByRole("button", { name: "Choose none" }).boundingBox(),
      await bar.getByRole("button", { name: "Change role" }).boundingBox(),
    ];
    expect((none?.y ?? 0) + (none?.height ?? 0)).toBeLessThanOrEqual(role?.y ?? 0);
  }
});
