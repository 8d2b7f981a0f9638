import { expect, test } from "./fixtures/test";

test("an invitee registers through the mailed link, accepts, and is removed again", async ({
  page,
  browser,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const address = freshAddress("jonas");
  await signInAs("olive");
  await page.goto("/orgs/northwind/team");
  await page.getByRole("link", { name: "Invite member" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite member" });
  await dialog.getByLabel("Name (optional)").fill("Jonas Weber");
  await dialog.getByLabel("Email address").fill(address);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`Invitation sent to ${address}`).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Pending invitations" })).toContainText(address);

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto((await mailTo(address)).link);
  await expect(theirs.getByRole("heading", { name: "Join Northwind Energy" })).toBeVisible();
  await theirs.getByRole("link", { name: "Create an account" }).click();
  await expect(theirs.getByLabel("Email address")).toHaveValue(address);
  await theirs.getByLabel("Password", { exact: true }).fill("an unusual weather vane");
  await theirs.getByRole("button", { name: "Create account" }).click();
  await theirs.getByRole("button", { name: "Accept" }).click();
  await expect(theirs.getByRole("heading", { name: "Northwind Energy", exact: true })).toBeVisible();

  await page.reload();
  const members = page.getByRole("region", { name: "Members" });
  await expect(members).toContainText(address);
  await page.getByRole("row", { name: address }).getByRole("button", { name: "Actions for Jonas Weber" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByLabel("Type Jonas Weber to confirm").fill("Jonas Weber");
  await page.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Jonas Weber was removed").first()).toBeVisible();
  await expect(members).not.toContainText(address);

  await theirs.getByRole("link", { name: "Team", exact: true }).click();
  await expect(theirs.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
