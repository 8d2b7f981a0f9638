import type { Page } from "@playwright/test";
import { addAccount, addInvitation, addMember, addOrganisation, addTwo } from "./fixtures/arrange";
import { goByMenu, pressUntilFocused, tabTo } from "./fixtures/keyboard";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

/** A manager's day on a phone's width and without a pointer: whatever cannot be reached so is not there for everybody. */
test.use({
  viewport: { width: 390, height: 844 },
  reducedMotion: "reduce",
  permissions: ["clipboard-read", "clipboard-write"],
});

const anHourAgo = () => new Date(Date.now() - 60 * 60 * 1000);

/** Opens the menu of a row and goes down to an item. */
async function choose(page: Page, menu: string, item: string) {
  await tabTo(page, "button", menu);
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, "ArrowDown", page.getByRole("menuitem", { name: item, exact: true }), 6);
  await page.keyboard.press("Enter");
}

test("ten addresses are pasted, and each gets its result", async ({ page, sql, signInAs, freshAddress }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const colleague = await addAccount(sql);
  await addMember(sql, organisation.id, colleague.userId, "technician");
  const fresh = Array.from({ length: 7 }, () => freshAddress());
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await tabTo(page, "link", "Invite member");
  await page.keyboard.press("Enter");
  await tabTo(page, "link", "Invite several");
  await page.keyboard.press("Enter");
  await expectHeading(page, "Invite several");
  await tabTo(page, "textbox", "Addresses");
  await page.keyboard.insertText([...fresh, "jonas@", "no address", colleague.email].join("\n"));
  await expect(
    page.getByText("8 addresses found. Not an email address: “jonas@” (line 8), “no address” (line 9)."),
  ).toBeVisible();
  await tabTo(page, "button", "Send invitations");
  await page.keyboard.press("Enter");
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("status")).toHaveText("7 sent, 3 not sent");
  await expect(results.getByRole("listitem")).toHaveCount(10);
  for (const [address, result] of [
    [fresh[0] ?? "", "Sent"],
    ["jonas@", "This is not an email address"],
    ["no address", "This is not an email address"],
    [colleague.email, "This person is already a member"],
  ] as const) {
    await expect(results.getByRole("listitem").filter({ hasText: address })).toContainText(result);
  }
  await goByMenu(page, "Team");
  const pending = page.getByRole("region", { name: "Pending invitations" });
  for (const address of fresh) await expect(pending.getByRole("row").filter({ hasText: address })).toBeVisible();
});

test("one mail is sent again, one link copied, and one replaced", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const addresses = {
    again: freshAddress("again"),
    copied: freshAddress("copied"),
    replaced: freshAddress("replaced"),
  };
  const invite = (email: string) =>
    addInvitation(sql, organisation.id, { email, invitedBy: owner.userId, sentAt: anHourAgo() });
  await invite(addresses.again);
  const old = await invite(addresses.replaced);
  await signInAs(owner);
  // Really sent: the link of one that was only put into the table cannot be made again.
  await page.goto(`/orgs/${organisation.slug}/team/invite`);
  await tabTo(page, "textbox", "Email address");
  await page.keyboard.insertText(addresses.copied);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Invitation sent.")).toBeVisible();
  await goByMenu(page, "Team");

  await choose(page, `Actions for ${addresses.again}`, "Resend");
  await expect(page.getByText(`Invitation sent again to ${addresses.again}`).first()).toBeVisible();
  await expect(page.getByRole("button", { name: `Actions for ${addresses.again}` })).toBeFocused();
  await mailTo(addresses.again);

  await choose(page, `Actions for ${addresses.copied}`, "Copy link");
  await expect(page.getByText("Link copied.", { exact: false }).first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await choose(page, `Actions for ${addresses.replaced}`, "New link");
  await expect(page.getByText(`A new link was sent to ${addresses.replaced}`, { exact: false }).first()).toBeVisible();
  const mailed = await mailTo(addresses.replaced);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expectHeading(guest, `Join ${organisation.name}`);
  await guest.goto(mailed.link);
  await expectHeading(guest, `Join ${organisation.name}`);
  await guest.goto(old.mailed);
  await expectHeading(guest, "This link does not work");
});

test("a role is changed, and the member's next click obeys", async ({ page, browser, sql, signInAs }) => {
  const { owner, organisation, member } = await addTwo(sql, "administrator");
  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto(`/orgs/${organisation.slug}/team`);
  await expect(tab.getByRole("link", { name: "Invite member" })).toBeVisible();

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const opener = await tabTo(page, "button", "Change role of Mia Duarte");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
  await tabTo(page, "radio", "Administrator");
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "Technician" })).toBeChecked();
  await expect(dialog.getByText(/Loses \d+/)).toBeVisible();
  await tabTo(page, "button", "Save");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Mia Duarte is now Technician").first()).toBeVisible();
  await expect(opener).toBeFocused();
  await expect(opener).toContainText("Technician");

  await tab.getByRole("navigation", { name: "Organisation" }).getByText("Menu: Team").click();
  await tab.getByRole("link", { name: "Settings" }).click();
  await expectHeading(tab, "Your role does not allow this");
  await tab.goto(`/orgs/${organisation.slug}/team`);
  await expect(tab.getByRole("link", { name: "Invite member" })).toHaveCount(0);
});

test("an expired invitation says what to do, to the invitee and to the manager", async ({
  page,
  browser,
  sql,
  signInAs,
  freshAddress,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const email = freshAddress();
  const sentAt = new Date(Date.now() - 16 * 24 * 60 * 60 * 1000);
  const { mailed } = await addInvitation(sql, organisation.id, { email, invitedBy: owner.userId, sentAt });
  const guest = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await guest.goto(mailed);
  await expectHeading(guest, "This invitation has expired");
  await expect(
    guest.getByText(`Ask whoever invited you to ${organisation.name} for a new one.`, { exact: false }),
  ).toBeVisible();

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Expired");
  await choose(page, `Actions for ${email}`, "Resend");
  await expect(row).toContainText("in 14 days");
});
