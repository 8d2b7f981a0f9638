import { addAccount, addInvitation, addMember, addOrganisation, addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("ten pasted addresses get a result each, wrong ones and members among them", async ({
  page,
  sql,
  signInAs,
  freshAddress,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const colleague = await addAccount(sql);
  await addMember(sql, organisation.id, colleague.userId, "technician");
  const fresh = Array.from({ length: 7 }, () => freshAddress());
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team/invite/several`);
  await page.getByLabel("Addresses").fill([...fresh, "jonas@", "no address", `Mia <${colleague.email}>`].join("\n"));
  await expect(
    page.getByText("8 addresses found, 1 with a name. Not an email address: “jonas@” (line 8), “no address” (line 9)."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Send invitations" }).click();
  const results = page.getByRole("region", { name: "Results" });
  await expect(results).toContainText("7 sent, 3 not sent");
  await expect(results.getByRole("listitem").filter({ hasText: colleague.email })).toContainText("already a member");
  await expect(results.getByRole("listitem").filter({ hasText: "jonas@" })).toContainText("not an email address");
  // What can be mended stays, and the rest of the form begins anew.
  await expect(page.getByLabel("Addresses")).toHaveValue("jonas@\nno address");
  await expect(results.getByRole("link", { name: "See the invitations" })).toHaveAttribute(
    "href",
    /\/team\/invitations$/,
  );
  const [row] = await sql`select count(*)::int as pending from invitations where organisation_id = ${organisation.id}`;
  expect(row?.pending).toBe(7);
});

test("a changed role shows what is gained and lost, and the member's next click obeys", async ({
  page,
  browser,
  sql,
  signInAs,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "technician");
  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto(`/orgs/${organisation.slug}/team`);
  await expect(tab.getByRole("link", { name: "Invite member" })).toBeHidden();

  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: "Change role of Mia Duarte" }).click();
  const dialog = page.getByRole("dialog", { name: "Change role of Mia Duarte" });
  await dialog.getByRole("radio", { name: "Administrator" }).check();
  await expect(dialog.getByText("Gains 25, loses 0")).toBeVisible();
  await dialog.getByRole("radio", { name: "Read only" }).check();
  await expect(dialog.getByText("Manage team members")).toBeHidden();
  await dialog.getByRole("radio", { name: "Administrator" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Mia Duarte is now Administrator").first()).toBeVisible();

  // Opened again without a page load, it begins with the role that she has now.
  const opener = page.getByRole("button", { name: "Change role of Mia Duarte" });
  await expect(opener).toContainText("Administrator");
  await opener.click();
  await expect(dialog.getByRole("radio", { name: "Administrator" })).toBeChecked();
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByText(/Gains|Loses/)).toHaveCount(0);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await tab.getByRole("link", { name: "Dashboard" }).click();
  await expect(tab.getByText("Your role is Administrator.")).toBeVisible();
  await tab.getByRole("link", { name: "Team", exact: true }).click();
  await expect(tab.getByRole("link", { name: "Invite member" })).toBeVisible();
});

test("a link is copied and replaced, and the older one is dead", async ({
  page,
  browser,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const address = freshAddress();
  const old = await addInvitation(sql, organisation.id, {
    email: address,
    invitedBy: owner.userId,
    sentAt: new Date(Date.now() - 60 * 60 * 1000),
  });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: `Actions for ${address}` }).click();
  await page.getByRole("menuitem", { name: "New link" }).click();
  await expect(page.getByText(`A new link was sent to ${address}`).first()).toBeVisible();
  const { link } = await mailTo(address);
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(old.mailed);
  await expectHeading(guest, "This link does not work");
  await guest.goto(link);
  await expectHeading(guest, `Join ${organisation.name}`);

  await page.getByRole("button", { name: `Actions for ${address}` }).click();
  const resend = page.getByRole("menuitem", { name: "Resend" });
  await expect(resend).toBeDisabled();
  await expect(resend).toHaveAccessibleDescription(/Possible again in \d+ minutes?\./);
});

test("an expired invitation says so and is sent again as a new one", async ({
  page,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const address = freshAddress();
  await addInvitation(sql, organisation.id, {
    email: address,
    invitedBy: owner.userId,
    sentAt: new Date(Date.now() - 16 * 24 * 60 * 60 * 1000),
  });
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const pending = page.getByRole("region", { name: "Pending invitations" });
  await expect(pending.getByRole("row", { name: address })).toContainText("Expired");
  await page.getByRole("button", { name: `Actions for ${address}` }).click();
  await page.getByRole("menuitem", { name: "Resend" }).click();
  await expect(page.getByText(`Invitation sent again to ${address}`).first()).toBeVisible();
  await expect(pending.getByRole("row", { name: address })).toContainText("in 14 days");
  await mailTo(address);
});

test("search, role filter and sorting find one among many, and the address can be shared", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner, { seatLimit: 100 });
  for (const [name, role] of [
    ["Zoë Weber", "technician"],
    ["Ana Weber", "read_only"],
    ["Ben Sato", "technician"],
  ] as const) {
    const { userId } = await addAccount(sql, { name });
    await addMember(sql, organisation.id, userId, role);
  }
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/team`);
  const members = page.getByRole("region", { name: "Members" });
  await page.getByLabel("Search members").fill("weber");
  await expect(members.getByText("Ben Sato")).toBeHidden();
  await page.getByLabel("Role filter").selectOption("Technician");
  await expect(members.getByText("Ana Weber")).toBeHidden();
  await expect(members.getByText("Zoë Weber")).toBeVisible();
  await expect(page).toHaveURL((url) => url.searchParams.get("search") === "weber" && url.searchParams.has("role"));
  await page.goto(page.url());
  await expect(page.getByLabel("Search members")).toHaveValue("weber");
  await page.getByLabel("Search members").fill("nobody of that name");
  await expect(page.getByText("Nobody matches")).toBeVisible();
});

test("a member leaves by themselves, and the only owner cannot", async ({ page, browser, sql, signInAs }) => {
  const { owner, organisation, member } = await addTwo(sql, "technician");
  await signInAs(owner);
  await page.goto("/profile");
  await expect(page.getByText(`You are the only owner of ${organisation.name}.`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Leave ${organisation.name}` })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Delete account" })).toHaveCount(0);
  await page.getByRole("link", { name: "Choose another owner" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();

  const theirs = await browser.newContext();
  await signInAs(member, theirs);
  const tab = await theirs.newPage();
  await tab.goto("/profile");
  await tab.getByRole("button", { name: `Leave ${organisation.name}` }).click();
  await tab.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(tab.getByText(`You left ${organisation.name}`).first()).toBeVisible();
  await expect(tab.getByText("You are in no organisation yet")).toBeVisible();
});

test("an invitation stands on the profile page and is accepted there", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  const guest = await addAccount(sql);
  await addInvitation(sql, organisation.id, { email: guest.email, invitedBy: owner.userId });
  await signInAs(guest);
  await page.goto("/profile");
  await page.getByRole("button", { name: `Accept invitation to ${organisation.name}` }).click();
  await expectHeading(page, organisation.name);
});

test("settings are saved, and the former URL name still leads there", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql, { name: "Olive Larsen" });
  const organisation = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${organisation.slug}/settings`);
  await page.getByLabel("Approved email domains").fill("northwind");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "northwind is not a domain" })).toBeVisible();
  await page.getByLabel("Approved email domains").fill("northwind.example");
  await page.getByLabel("Organisation name").fill("Harbour Works North");
  await page.getByLabel("URL name").fill(`${organisation.slug}-2`);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**/orgs/${organisation.slug}-2/settings`);
  await expect(page.getByLabel("Organisation name")).toHaveValue("Harbour Works North");
  await page.goto(`/orgs/${organisation.slug}/team/roles`);
  await expect(page).toHaveURL(`/orgs/${organisation.slug}-2/team/roles`);
  await expectHeading(page, "Role permissions", 2);

  await page.goto(`/orgs/${organisation.slug}-2/team/invite`);
  await page.getByLabel("Email address").fill("guest@elsewhere.example");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "outside your approved domains" })).toBeVisible();
  await page.getByLabel("This person is outside our approved domains").check();
  await page.getByLabel("Reason").fill("A contractor for the summer");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Invitation sent.")).toBeVisible();
});
