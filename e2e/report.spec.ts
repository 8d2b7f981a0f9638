import { addAccount, addMember, addOrganisation, addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

test("an owner asks for the report, reads it in the mail, and reviews the team from its link", async ({
  page,
  sql,
  signInAs,
  mailTo,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner, { since: daysAgo(120) });
  const stale = await addAccount(sql, { name: "Mia Duarte" });
  const busy = await addAccount(sql, { name: "Vera Ruiz" });
  await addMember(sql, organisation.id, stale.userId, "technician", { joinedAt: daysAgo(100) });
  await addMember(sql, organisation.id, busy.userId, "developer", {
    joinedAt: daysAgo(100),
    lastSignInAt: daysAgo(1),
  });
  await signInAs(owner);

  await page.goto(`/orgs/${organisation.slug}/team`);
  const box = page.getByRole("checkbox", { name: "Email me a monthly team report" });
  await expect(box).not.toBeChecked();
  await box.check();
  await expect(page.getByText("The report comes by email").first()).toBeVisible();
  await page.reload();
  await expect(box).toBeChecked();

  await expect(page.getByText(/^Next on 1 \w+\./)).toBeVisible();
  await page.getByRole("navigation", { name: "Team" }).getByRole("link", { name: "Access review" }).click();
  await expectHeading(page, "Monthly team report");
  await expect(page.getByText("1 of 3 has not signed in for 60 days.")).toBeVisible();
  await page.getByRole("button", { name: "Send me one now" }).click();
  await expect(page.getByText(/The report is on its way/).first()).toBeVisible();

  const mail = await mailTo(owner.email, /Monthly team report/);
  expect(mail.text).toContain(`Team report of ${organisation.name}`);
  expect(mail.text).toContain("1 member has not signed in for 60 days.");
  expect(mail.text).toContain("Mia Duarte");
  const link = /https?:\/\/\S+\/report\b/.exec(mail.text)?.[0] ?? "";
  await page.goto(new URL(link).pathname);
  await page.getByRole("button", { name: "Start review" }).click();
  const rows = page.getByRole("table", { name: /to review$/ }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Mia Duarte");

  await page.getByRole("button", { name: "Lower role of Vera Ruiz" }).click();
  const lower = page.getByRole("dialog", { name: "Lower role of Vera Ruiz" });
  await expect(lower.getByRole("radio", { name: "Administrator" })).toHaveCount(0);
  await lower.getByRole("radio", { name: "Read only" }).check();
  await lower.getByRole("button", { name: "Lower role" }).click();
  await expect(page.getByText("Vera Ruiz is now Read only").first()).toBeVisible();

  await page.getByRole("button", { name: "Remove Mia Duarte" }).click();
  const remove = page.getByRole("dialog", { name: "Remove Mia Duarte" });
  await remove.getByLabel("Type Mia Duarte to confirm").fill("Mia Duarte");
  await remove.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Mia Duarte was removed").first()).toBeVisible();

  await expect(page.getByText("1 left to review")).toBeVisible();
  await page.getByRole("button", { name: "Keep Olive Larsen" }).click();
  await expect(page.getByText("Everybody here is reviewed")).toBeVisible();
  await page.goto(`/orgs/${organisation.slug}`);
  await expect(page.getByText("3 of 3 members reviewed.")).toBeVisible();
  await page.getByRole("link", { name: "Continue review" }).click();
  await page.getByRole("button", { name: "Finish review" }).click();
  await expect(page.getByRole("region", { name: "Finished reviews" })).toContainText(
    "Olive Larsen: 1 kept, 1 lowered, 1 removed, 3 of 3 reviewed",
  );

  await page.goto(`/orgs/${organisation.slug}`);
  await expect(
    page.getByText(/Olive Larsen finished the last access review on .+: 3 of 3 members reviewed\./),
  ).toBeVisible();
  const events = page.getByRole("region", { name: "Latest events" });
  for (const sentence of [
    "Olive Larsen finished an access review, 3 of 3 reviewed: 1 kept, 1 lowered, 1 removed",
    "Olive Larsen removed Mia Duarte, who was Technician, in an access review",
    "Olive Larsen changed the role of Vera Ruiz from Developer to Read only, in an access review",
  ])
    await expect(events).toContainText(sentence);
});

test("a review in which nobody was reviewed is finished only by whoever means it, and the dashboard says so", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation } = await addTwo(sql, "technician");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/report`);
  await page.getByRole("button", { name: "Start review" }).click();
  const finish = page.getByRole("button", { name: "Finish review" });
  await finish.click();
  const dialog = page.getByRole("dialog", { name: "Finish review" });
  await expect(dialog).toContainText("2 of 2 are not reviewed: finish anyway?");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(finish).toBeFocused();
  expect(
    await sql`select 1 from access_reviews where finished_at is not null and organisation_id = ${organisation.id}`,
  ).toHaveLength(0);
  await finish.click();
  await dialog.getByRole("button", { name: "Finish anyway" }).click();
  await expect(page.getByText("Review finished: 0 of 2 reviewed").first()).toBeVisible();
  await page.goto(`/orgs/${organisation.slug}`);
  await expect(
    page.getByText(/Olive Larsen finished the last access review on .+: 0 of 2 members reviewed\./),
  ).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the box on the Team page is saved by a button, and a review is started, kept and finished", async ({
    page,
    sql,
    signInAs,
  }) => {
    const owner = await addAccount(sql, { name: "Olive Larsen" });
    const organisation = await addOrganisation(sql, owner);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/team`);
    const box = page.getByRole("checkbox", { name: "Email me a monthly team report" });
    await box.check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.goto(`/orgs/${organisation.slug}/team`);
    await expect(box).toBeChecked();
    await page.goto(`/orgs/${organisation.slug}/report`);
    await page.getByRole("button", { name: "Start review" }).click();
    await page.getByRole("button", { name: "Finish review" }).click();
    await expect(page.getByText("Not reviewed: 1 of 1. Tick the box to finish anyway.")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "1 of 1 is not reviewed: finish anyway" })).not.toBeChecked();
    await page.getByRole("button", { name: "Keep Olive Larsen" }).click();
    await expect(page.getByText("All reviewed")).toBeVisible();
    await page.getByRole("button", { name: "Finish review" }).click();
    await expect(page.getByText("Olive Larsen: 1 kept, 0 lowered, 0 removed")).toBeVisible();
  });
});
