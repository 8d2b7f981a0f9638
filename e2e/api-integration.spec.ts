import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addTwo, memberIdOf } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const endpoint = "/api/v1/project";

test("a key is made, shown once, used by a program, seen to be used, and worthless once it is revoked", async ({
  page,
  sql,
  signInAs,
  request,
}) => {
  const { owner, member: person, organisation } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  await plantPlace(sql, project, await memberIdOf(sql, organisation, person), ["manage_api_keys"]);
  const place = `/orgs/${organisation.slug}/projects/${project}`;
  await signInAs(owner);
  const turnedAway = await page.goto(`${place}/api`);
  expect(turnedAway?.status()).toBe(403);
  await expect(
    page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "API integration" }),
  ).toHaveCount(0);

  await page.context().clearCookies();
  await signInAs(person);
  await page.goto(place);
  await page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "API integration" }).click();
  await expectHeading(page, "API integration");
  await expect(page.getByText(project, { exact: true })).toBeVisible();
  await expect(page.getByText("No keys yet")).toBeVisible();
  await page.getByRole("link", { name: "Create a key" }).click();
  await expectHeading(page, "Create a key");
  await page.getByLabel("Name").fill("Mailer");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose at least one thing" })).toBeVisible();
  await page.getByLabel("Read settings").check();
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("heading", { name: "Copy Mailer now" })).toBeFocused();
  const key = (await page.locator("code").textContent()) ?? "";
  expect(key).toMatch(/^rollcall_key_[0-9A-Za-z]{49}$/);
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("");
  expect(await page.content()).not.toContain(key);
  await page.getByRole("link", { name: "Cancel" }).click();
  const row = page.getByRole("row", { name: /Mailer/ });
  await expect(row.getByText(`rollcall_key_…${key.slice(-4)}`)).toBeVisible();
  await expect(row.getByText("Never used")).toBeVisible();

  const headers = { authorization: `Bearer ${key}` };
  const answer = await request.get(endpoint, { headers });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    id: project,
    name: "Harbour substation",
    state: "trial",
    scopes: ["settings:read"],
    settings: { brandName: "Harbour substation", emailSignIn: false, folderPermissions: false },
  });
  // It is no person's, and only taken in the header (AP-04).
  for (const refused of [
    await request.get("/api/v1/me", { headers }),
    await request.get(`${endpoint}?access_token=${key}`),
    await request.get(endpoint, { headers: { cookie: `rollcall_session=${key}` } }),
  ]) {
    expect(refused.status()).toBe(401);
    expect(refused.headers()["www-authenticate"]).toBe("Bearer");
  }

  await page.reload();
  await expect(row.getByText("Never used")).toHaveCount(0);
  await row.getByRole("link", { name: "Revoke Mailer" }).click();
  await expectHeading(page, "Revoke Mailer");
  await page.getByRole("button", { name: "Yes, revoke" }).click();
  await expect(page.getByText("The key is revoked.").first()).toBeVisible();
  await expect(row.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await request.get(endpoint, { headers })).status()).toBe(401);
});

test("the guest list keeps what was typed when a line is wrong, and a callback leads nowhere private", async ({
  page,
  sql,
  signInAs,
}) => {
  const { member: person, organisation } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  await plantPlace(sql, project, await memberIdOf(sql, organisation, person), ["manage_api_keys"]);
  await signInAs(person);
  await page.goto(`/orgs/${organisation.slug}/projects/${project}/api`);
  await expect(page.getByText("Nobody is on it.")).toBeVisible();
  await page.getByRole("link", { name: "Change the guest list" }).click();
  await expectHeading(page, "Guest list");
  const [emails, mobiles] = [page.getByLabel("Email addresses"), page.getByLabel("Mobile numbers")];
  await emails.fill("anna@guests.example\n\nnobody");
  await mobiles.fill("07700 900123");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Line 3: Enter an email address" }).first()).toBeVisible();
  await expect(emails).toHaveValue("anna@guests.example\n\nnobody");
  await expect(mobiles).toHaveValue("07700 900123");
  await emails.fill("anna@guests.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The guest list is saved.").first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Guest list" }).getByRole("listitem")).toHaveText([
    "anna@guests.example",
    "+44 7700 900123",
  ]);

  await page.getByRole("link", { name: "Set a callback" }).click();
  await expectHeading(page, "Delivery callback");
  const address = page.getByLabel("Address");
  for (const [url, why] of [
    ["https://10.0.0.1/hook", "private or reserved"],
    ["https://2130706433/", "private or reserved"],
    ["http://hooks.example/hook", "must start with https://"],
  ] as const) {
    await address.fill(url);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert").filter({ hasText: why }).first()).toBeVisible();
    await expect(address).toHaveValue(url);
  }
  // A name is looked up when something is sent: this one leads to the machine itself.
  await address.fill("https://localhost/hook");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Copy the secret now" })).toBeFocused();
  const secret = (await page.locator("code").first().textContent()) ?? "";
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.reload();
  expect(await page.content()).not.toContain(secret.slice(6));
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("Its name leads to a private or reserved address, so nothing was sent.")).toBeVisible();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByRole("alert").first()).toContainText(/wait|try again/i);
  await page.getByRole("button", { name: "Remove the callback" }).click();
  await expect(page.getByText("The callback is removed.").first()).toBeVisible();
});
