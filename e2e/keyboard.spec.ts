import type { Page } from "@playwright/test";
import { addAccount, addMember, addOrganisation, addTwo } from "./fixtures/arrange";
import { tabTo } from "./fixtures/keyboard";
import { expectHeading, expectRefusal } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const focusIsIn = (page: Page, selector: string) =>
  page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);

test("the first Tab offers to skip to the content", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  for (const path of ["/sign-in", `/orgs/${organisation.slug}/team`]) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to main content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});

test("a member is invited with the keyboard alone", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await tabTo(page, "link", "Invite member");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Invite member" });
  await expect(dialog.getByLabel("Name (optional)")).toBeFocused();

  // Round the whole dialog, forwards and backwards: the page behind it is out of reach.
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press(key);
      await expect.poll(() => focusIsIn(page, "[role=dialog]")).toBe(true);
    }
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Invite member" })).toBeFocused();

  const address = freshAddress();
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Email address");
  await page.keyboard.type("jonas@northwind");
  await page.keyboard.press("Enter");
  await expectRefusal(page, "There is a problem");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Email address")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(address);
  await tabTo(page, "radio", "Technician");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "Service" })).toBeChecked();
  await tabTo(page, "button", "Send invitation");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Invitation sent to ${address}`).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Invite member" })).toBeFocused();
  expect(await sql`select role_id from invitations where email = ${address}`).toEqual([{ role_id: "rol_service" }]);
});

test("a dialog that begins with a choice opens on the one that is chosen, and comes back to it", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation } = await addTwo(sql, "technician");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await tabTo(page, "button", "Change role of Mia Duarte");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
  const technician = dialog.getByRole("radio", { name: "Technician" });
  await expect(technician).toBeFocused();
  await expect(technician).toBeChecked();
  // Round the dialog either way.
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(technician).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const service = dialog.getByRole("radio", { name: "Service" });
  await expect(service).toBeChecked();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(service).toBeFocused();
  await page.keyboard.press("Escape");

  // Where nothing is chosen yet it opens on the first, and chooses none.
  await page.goto(`/orgs/${organisation.slug}/report`);
  await page.getByRole("button", { name: "Start review" }).click();
  await page.getByRole("button", { name: "Lower role of Mia Duarte" }).click();
  const lower = page.getByRole("dialog", { name: "Lower role of Mia Duarte" });
  await expect(lower.getByRole("radio").first()).toBeFocused();
  await expect(lower.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("a member is removed with the keyboard alone", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const organisation = await addOrganisation(sql, owner);
  const member = await addAccount(sql, { name: "Piotr Baran" });
  await addMember(sql, organisation.id, member.userId, "service");
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const opener = await tabTo(page, "button", "Actions for Piotr Baran");
  const openRemove = async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Remove" })).toBeFocused();
  };
  await openRemove();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();

  await openRemove();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Remove Piotr Baran" });
  await expect(dialog.getByLabel("Type Piotr Baran to confirm")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  await openRemove();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Type Piotr Baran to confirm")).toBeFocused();
  await page.keyboard.type("Piotr");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Type Piotr Baran exactly").first()).toBeVisible();
  await tabTo(page, "textbox", "Type Piotr Baran to confirm");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Piotr Baran");
  await tabTo(page, "button", "Remove member");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Piotr Baran was removed").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Members" })).not.toContainText("Piotr Baran");
  // The button that opened the dialog went with its row: the focus is on what the list belongs to, not lost.
  await expect(page.getByRole("main")).toBeFocused();
});

test("the profile menu and the forms of an account work by keyboard", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/profile");
  await expectHeading(page, "Your profile");
  const opener = await tabTo(page, "button", "Your profile and organisations");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Private account" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();

  await page.goto("/profile/security");
  await tabTo(page, "button", "Save password");
  await page.keyboard.press("Enter");
  await expectRefusal(page, "There is a problem");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Current password")).toBeFocused();
});
