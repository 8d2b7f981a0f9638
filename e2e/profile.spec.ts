import { readFile } from "node:fs/promises";
import { cast } from "../db/seed";
import { drawnForField } from "../lib/kernel/echo-form";
import { createId } from "../lib/kernel/ids";
import { expectAccessible } from "./fixtures/looks";
import { password } from "./fixtures/place";
import { expect, test } from "./fixtures/test";

/** An account of one's own, with Olive's password. */
async function addPerson(sql: import("postgres").Sql, name: string, email: string) {
  const [userId, personalId] = [createId("usr"), createId("org")];
  await sql`insert into users (id, name, email, email_canonical, email_proven_at)
    values (${userId}, ${name}, ${email}, ${email}, now())`;
  await sql`insert into passwords (user_id, hash) select ${userId}, hash from passwords
    where user_id = (select id from users where email_canonical = 'olive@northwind.example')`;
  await sql`insert into organisations (id, kind, name, slug, seat_limit, created_by)
    values (${personalId}, 'personal', ${name}, ${`personal-${personalId.slice(-16)}`}, 1, ${userId})`;
  await sql`insert into members (id, organisation_id, user_id, role_id)
    values (${createId("mem")}, ${personalId}, ${userId}, 'rol_owner')`;
  return { userId };
}

test("a person renames themselves, moves to another address, is undone from the old one, and deletes the account", async ({
  page,
  sql,
  signInAs,
  mailTo,
  freshAddress,
}) => {
  const [from, to] = [freshAddress("nia"), freshAddress("moved")];
  const person = await addPerson(sql, "Nia Newcomer", from);
  await signInAs(person);
  await page.goto("/profile");
  await page.getByLabel("Full name").fill("Nia Oldtimer");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Email address").fill(to);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("This is not your current password").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("We sent a link to", { exact: false })).toBeVisible();

  await page.goto((await mailTo(to, /Confirm your new/)).link);
  await expect(page.getByRole("heading", { name: "Confirm your email address" })).toBeVisible();
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expect(page.getByRole("heading", { name: "Your email address is changed" })).toBeVisible();
  await page.goto("/profile/security");
  await expect(page.getByText("Email address changed")).toBeVisible();
  await expectAccessible(page);

  const { link } = await mailTo(from, /address of your Rollcall account changed/);
  await page.goto(link);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "The change is undone" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.goto("/profile");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await signInAs(person);
  await page.goto("/profile");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  const data = JSON.parse(await readFile(await (await downloading).path(), "utf8"));
  expect(data.profile).toMatchObject({ name: "Nia Oldtimer", email: from });

  await page.getByRole("link", { name: "Delete account" }).click();
  await expect(page.getByRole("heading", { name: "Delete account" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Email address").fill(from);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("Your account is deleted.", { exact: false })).toBeVisible();
  await mailTo(from, /account was deleted/);
});

test("whoever is the only owner reads which organisation keeps their account", async ({ page, signInAs }) => {
  await signInAs("otto");
  await page.goto("/profile");
  await page.getByRole("link", { name: "See what to do first" }).click();
  await expect(page.getByText("You cannot delete your account yet.")).toBeVisible();
  await expect(page.getByText("You are the only owner of Southbank Rail.", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete account" })).toHaveCount(0);
});

test("the members come as a CSV file, for those who may manage, and from Rollcall's own pages only", async ({
  page,
  signInAs,
}) => {
  await signInAs("adam");
  await page.goto("/orgs/northwind/team");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("northwind-members.csv");
  expect(await readFile(await download.path(), "utf8")).toContain('"Mia Duarte","mia@northwind.example","Technician",');
  const address = "/orgs/northwind/team/csv";
  expect((await page.request.post(address, { headers: { origin: "https://evil.test" } })).status()).toBe(403);
  expect((await page.request.get(address)).status()).toBe(405);
  await signInAs("vera");
  await page.goto("/orgs/northwind/team");
  await expect(page.getByRole("button", { name: "Download CSV" })).toHaveCount(0);
  const own = { origin: new URL(page.url()).origin };
  const form = { [drawnForField]: cast.vera.userId };
  expect((await page.request.post(address, { headers: own, form })).status()).toBe(403);
});
