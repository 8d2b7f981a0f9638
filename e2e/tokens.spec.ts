import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const me = "/api/v1/me";

test("a token is created, shown once, used by a program, and worthless once it is revoked", async ({
  page,
  sql,
  signInAs,
  request,
  mailTo,
}) => {
  const [owner, person] = [await addAccount(sql), await addAccount(sql, { name: "Mia Duarte" })];
  const team = await addOrganisation(sql, owner);
  await addMember(sql, team.id, person.userId, "technician");
  await signInAs(person);
  await page.goto("/profile");
  await page.getByRole("navigation", { name: "Profile" }).getByRole("link", { name: "API tokens" }).click();
  await expectHeading(page, "API tokens");
  await expect(page.getByText("No API tokens")).toBeVisible();

  await page.getByLabel("Name").fill("Nightly export");
  await page.getByLabel("Organisation", { exact: true }).selectOption(team.name);
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose at least one permission" })).toBeVisible();
  // A technician does not manage the team, so there is no box for it.
  await expect(page.getByLabel("Manage team members")).toHaveCount(0);
  await page.getByLabel("View team members").check();
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByRole("heading", { name: "Copy Nightly export now" })).toBeFocused();
  const token = (await page.locator("code").textContent()) ?? "";
  expect(token).toMatch(/^rollcall_pat_[0-9A-Za-z]{49}$/);
  await expect(page.getByRole("button", { name: "Copy" })).toBeVisible();
  expect((await mailTo(person.email, /API token/)).text).toContain("Nightly export");

  const answer = await request.get(me, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    user: { id: person.userId },
    organisation: { slug: team.slug },
    token: { name: "Nightly export", scopes: ["team:view"] },
    permissions: ["team:view"],
  });
  const altered = token.slice(0, -1) + (token.endsWith("x") ? "y" : "x");
  // Only in the header (AP-04).
  for (const asked of [
    request.get(me),
    request.get(`${me}?access_token=${token}`),
    request.get(me, { headers: { cookie: `rollcall_session=${token}` } }),
    request.get(me, { headers: { authorization: `Bearer ${altered}` } }),
  ]) {
    const refused = await asked;
    expect(refused.status()).toBe(401);
    expect(refused.headers()["www-authenticate"]).toBe("Bearer");
    expect(await refused.json()).toEqual({
      code: "unauthenticated",
      message: expect.any(String),
      requestId: expect.any(String),
    });
  }

  await page.getByRole("button", { name: "I have saved this token" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await page.reload();
  expect(await page.content()).not.toContain(token);
  const list = page.getByRole("list", { name: "Your API tokens" });
  await expect(list.getByText(`rollcall_pat_…${token.slice(-4)}`)).toBeVisible();
  await expect(list.getByText("last used")).toBeVisible();
  await list.getByRole("button", { name: "Revoke Nightly export" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("No API tokens")).toBeVisible();
  expect((await request.get(me, { headers: { authorization: `Bearer ${token}` } })).status()).toBe(401);
});

test("an owner sees a member's token and revokes it, and is told of it when removing the member", async ({
  page,
  sql,
  signInAs,
  request,
}) => {
  const [owner, person] = [await addAccount(sql), await addAccount(sql, { name: "Mia Duarte" })];
  const team = await addOrganisation(sql, owner);
  await addMember(sql, team.id, person.userId, "technician");
  await signInAs(person);
  const tokens: string[] = [];
  for (const name of ["Night", "Day"]) {
    await page.goto("/profile/tokens");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Organisation", { exact: true }).selectOption(team.name);
    await page.getByLabel("View team members").check();
    await page.getByRole("button", { name: "Create token" }).click();
    tokens.push((await page.locator("code").textContent()) ?? "");
  }
  await page.context().clearCookies();
  await signInAs(owner);
  await page.goto(`/orgs/${team.slug}/team`);
  await page.getByRole("link", { name: "API tokens", exact: true }).click();
  await expect(page.getByRole("heading", { name: "API tokens of members" })).toBeVisible();
  await expect(page.getByText(person.email).first()).toBeVisible();
  await page.getByRole("button", { name: "Revoke Night of Mia Duarte" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  // While it is open nothing behind it has a role.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Revoke Night of Mia Duarte" })).toHaveCount(0);
  const statuses = await Promise.all(
    tokens.map(async (token) => (await request.get(me, { headers: { authorization: `Bearer ${token}` } })).status()),
  );
  expect(statuses).toEqual([401, 200]);

  await page.goto(`/orgs/${team.slug}/team`);
  await page.getByRole("button", { name: "Actions for Mia Duarte" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByText("1 API token stops working")).toBeVisible();
  await expect(page.getByText(/^Day, last used/)).toBeVisible();
  await page.getByLabel("Type Mia Duarte to confirm").fill("Mia Duarte");
  await page.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Mia Duarte was removed").first()).toBeVisible();
  expect((await request.get(me, { headers: { authorization: `Bearer ${tokens[1]}` } })).status()).toBe(401);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a token is created, shown and revoked all the same", async ({ page, sql, signInAs }) => {
    const person = await addAccount(sql);
    await signInAs(person);
    await page.goto("/profile/tokens");
    await page.getByLabel("Name").fill("Plain");
    await page.getByLabel("View team members").check();
    await page.getByRole("button", { name: "Create token" }).click();
    await expect(page.locator("code")).toHaveText(/^rollcall_pat_[0-9A-Za-z]{49}$/);
    await page.goto("/profile/tokens");
    await page.getByRole("button", { name: "Revoke Plain" }).click();
    await expect(page.getByText("No API tokens")).toBeVisible();
  });
});
