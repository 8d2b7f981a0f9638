import { readFile } from "node:fs/promises";
import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { changeRolesOfMia, expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("an owner filters the log, opens an entry, verifies the chain, exports it and asks who had access", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner, { name: "Harbour Works" });
  const member = await addAccount(sql, { name: "Mia Duarte" });
  await addMember(sql, organisation.id, member.userId, "technician", { joinedAt: new Date("2026-03-02T12:00:00Z") });
  await signInAs(owner);
  await changeRolesOfMia(page, organisation.slug);
  await page.getByRole("navigation", { name: "Organisation" }).getByRole("link", { name: "Audit log" }).click();
  await expectHeading(page, "Audit log");
  const entries = page.getByRole("region", { name: "Entries" }).getByRole("listitem");
  await expect(entries).toHaveCount(3);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.getByText(/^3 entries since /)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Pages" })).toHaveText("1–3 of 3");

  await page.getByLabel("Person").fill("mia");
  await page.getByLabel("Action").selectOption({ label: "Member role changed" });
  await page.getByLabel("From", { exact: true }).fill("2026-01-01");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(entries).toHaveCount(2);
  await expect(page).toHaveURL(/person=mia&action=member\.role_changed&from=2026-01-01/);
  const latest = entries.first();
  await latest.getByText("Olive Larsen changed the role of Mia Duarte from Read only to Content manager").click();
  await expect(latest.getByRole("definition").first()).toHaveText("before: Read only → , after: Content manager");
  await expect(latest.getByText(/^Gained \d+, lost \d+\.$/)).toBeVisible();
  await latest.getByText("See which").click();
  await expect(latest.getByText("Delete content")).toBeVisible();
  await expect(latest.getByText(/^[0-9a-f]{64}$/)).toBeHidden();
  await latest.getByText("Technical details").click();
  await expect(latest.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(latest.getByRole("button", { name: "Copy" })).toBeVisible();

  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Nothing was changed or removed. 3 entries checked just now.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy proof" })).toBeVisible();

  await page.getByLabel("Format").selectOption("JSON Lines");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${organisation.slug}-audit-log.jsonl`);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).action)).toEqual(["member.role_changed", "member.role_changed"]);
  await expect(page.getByRole("status").filter({ hasText: "Downloading" })).toBeVisible();
  await page.getByRole("link", { name: "Take off the filter From 1 January 2026" }).click();
  await expect(page).toHaveURL(/person=mia&action=member\.role_changed$/);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(entries.first()).toContainText("Olive Larsen downloaded a part of the audit log as JSON Lines");

  await page.getByRole("link", { name: "Who had access on a date" }).click();
  await expectHeading(page, "Who had access");
  await expect(page.getByRole("row", { name: /Mia Duarte/ })).toContainText("Content manager");
  await page.getByLabel("On", { exact: true }).fill("2026-04-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("row", { name: /Mia Duarte/ })).toContainText("Technician");
  const [list] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  expect(list.suggestedFilename()).toBe(`${organisation.slug}-access-2026-04-01.csv`);
  await page.getByLabel("On", { exact: true }).fill("2026-02-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nobody had access")).toBeVisible();
});

test("a changed entry is named by Verify, and an old proof leads to confirming first", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/audit-log`);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit_events set at = at - interval '1 day' where organisation_id = ${organisation.id} and seq = 1`;
  });
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Something was changed or removed." })).toContainText(
    "Entry 1 is the first that does not fit: its content is not what was written.",
  );
  await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
  await page.getByRole("button", { name: "Export" }).click();
  await expectHeading(page, "Confirm it is you");
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from audit_people where organisation_id = ${organisation.id}`;
    await tx`delete from audit_events where organisation_id = ${organisation.id}`;
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the log is filtered, opened and verified", async ({ page, sql, signInAs }) => {
    const owner = await addAccount(sql, { name: "Olive Larsen" });
    const organisation = await addOrganisation(sql, owner);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/audit-log`);
    await page.getByLabel("Action").selectOption({ label: "Signed in" });
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByText("Olive Larsen signed in with a password").click();
    await page.getByText("Technical details").click();
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Nothing was changed or removed." })).toContainText(
      "1 entry checked just now.",
    );
    await expect(page.getByText("Proof: entry 1,")).toBeVisible();
  });
});
