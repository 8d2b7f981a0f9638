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
  await expect(page.getByText("The key is revoked.")).toBeVisible();
  await expect(row.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await request.get(endpoint, { headers })).status()).toBe(401);
});
