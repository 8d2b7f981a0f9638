import { addAccount } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

/** What a form says before it is sent, what it forgets, and that it is sent once. */

test("an error comes when a field with something in it is left, and goes as soon as it is mended", async ({
  page,
  sql,
  signInAs,
}) => {
  await signInAs(await addAccount(sql));
  await page.goto("/profile/security");
  const [current, chosen] = [page.getByLabel("Current password"), page.getByLabel("New password")];
  const isWrong = /Error: \S/;
  await chosen.focus();
  await current.focus();
  await expect(chosen).not.toHaveAttribute("aria-invalid");

  await chosen.fill("short");
  await current.focus();
  await expect(chosen).toHaveAccessibleDescription(isWrong);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await chosen.fill("an unusual weather vane");
  await expect(chosen).not.toHaveAttribute("aria-invalid");

  // What the server said of a field is as out of date once the field has changed; the summary says what was sent.
  await current.fill("not the current one");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(current).toHaveAccessibleDescription(isWrong);
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toBeFocused();
  await current.fill("another one");
  await expect(current).not.toHaveAttribute("aria-invalid");
  await expect(summary).toBeVisible();
  await expect(chosen).toHaveValue("an unusual weather vane");
});

test("a form sent again while its answer is on its way is sent once, and begins anew once it is saved", async ({
  page,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/profile");
  let posts = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("/profile", async (route) => {
    if (route.request().method() === "POST") {
      posts += 1;
      await held;
    }
    await route.continue();
  });
  const name = page.getByLabel("Full name");
  await name.fill("Freya Once");
  await name.press("Enter");
  await expect(page.getByRole("button", { name: "Save name" })).toHaveAttribute("aria-disabled", "true");
  await name.press("Enter");
  await name.press("Enter");
  release();
  await expect(page.getByText("Your name is saved").first()).toBeVisible();
  expect(posts).toBe(1);
  expect(await sql`select name from users where id = ${account.userId}`).toEqual([{ name: "Freya Once" }]);

  // As before the first attempt: an empty field is no mistake until the form is sent.
  await name.fill("");
  await page.getByRole("link", { name: "Security", exact: true }).focus();
  await expect(name).not.toHaveAttribute("aria-invalid");
  await name.focus();
  await name.press("Enter");
  await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Error: \S/);
  expect(posts).toBe(1);
});
