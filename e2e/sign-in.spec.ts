import type { Page } from "@playwright/test";
import { addAccount, addOrganisation } from "./fixtures/arrange";
import { password } from "./fixtures/place";
import { expectHeading, expectRefusal, signInByForm, signOut } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const refusal = "The email address or the password is not right, or too many wrong passwords were tried.";

test("a person signs in and out, and the browser's Back shows nothing of theirs", async ({ page, sql }) => {
  const account = await addAccount(sql);
  const { slug } = await addOrganisation(sql, account);
  await page.goto("/sign-in");
  await signInByForm(page, account.email);
  await expectHeading(page, "Harbour Works");
  await page.getByRole("link", { name: "Team", exact: true }).click();
  await expectHeading(page, "Team");

  await signOut(page);
  expect(await sql`select 1 from sessions where user_id = ${account.userId}`).toHaveLength(0);
  await page.goBack();
  await expectHeading(page, "Sign in");
  await page.goto(`/orgs/${slug}/team`);
  await expectHeading(page, "Sign in");
});

/** Holds the page's scripts back until `send`, as a slow line does. */
async function holdScripts(page: Page) {
  let send = () => {};
  const areWanted = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await areWanted;
    await route.continue();
  });
  return () => send();
}

test("on a phone nothing moves when dates become relative, nor when the section in sight is marked", async ({
  page,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  await page.setViewportSize({ width: 390, height: 800 });
  await signInAs(person);
  await signInAs(person);
  await signInAs(person);
  for (const path of ["/profile/sessions", "/profile/security"]) {
    const send = await holdScripts(page);
    const opening = page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // Read once before it is observed: what moves for the font's sake is no matter here.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.evaluate(() => {
      new PerformanceObserver((list) => {
        const sum = Number(document.documentElement.dataset.moved ?? 0);
        const more = list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value);
        document.documentElement.dataset.moved = String(more.reduce((all, each) => all + each, sum));
      }).observe({ type: "layout-shift" });
    });
    send();
    await opening;
    if (path.endsWith("sessions")) await expect(page.getByText(/last used now/).first()).toBeVisible();
    else await expect(page.getByRole("link", { name: "How you sign in" })).toHaveAttribute("aria-current", "location");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    // A word that is shorter now moves nothing but the rest of its line.
    expect(Number(await page.evaluate(() => document.documentElement.dataset.moved ?? "0"))).toBeLessThan(0.005);
    await page.unrouteAll();
  }
});

test("the button to sign in stands where it stood when the scripts have come, under whoever presses it", async ({
  page,
}) => {
  const send = await holdScripts(page);
  const opening = page.goto("/sign-in");
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(button).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const passkey = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(passkey).toBeHidden();
  const before = await button.boundingBox();
  send();
  await opening;
  await expect(passkey).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
});

test("a wrong password and an unknown address get the same sentence, and the address stays", async ({
  page,
  sql,
  freshAddress,
}) => {
  const { email, userId } = await addAccount(sql);
  await page.goto("/sign-in");
  for (const tried of [email, freshAddress("nobody")]) {
    await signInByForm(page, tried, "not the password at all");
    await expectRefusal(page, refusal);
    await expect(page.getByLabel("Email address")).toHaveValue(tried);
  }
  expect(await sql`select 1 from sessions where user_id = ${userId}`).toHaveLength(0);
});

test("ten wrong passwords lock out strangers, not the browser that is known, until the password is reset", async ({
  page,
  browser,
  sql,
  mailTo,
}) => {
  const { email, userId } = await addAccount(sql);
  await page.goto("/sign-in");
  await signInByForm(page, email);
  await expectHeading(page, "Private account");
  await signOut(page);

  // Eight guesses of strangers before (lib/sign-in/lockout.db.test.ts counts all ten).
  await sql`insert into password_attempts (user_id, device_id, failed, total) values (${userId}, '', 8, 8)
    on conflict (user_id, device_id) do update set failed = 8, total = 8`;
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/sign-in");
  for (const tries of [9, 10]) {
    const answered = stranger.waitForResponse((response) => response.request().method() === "POST");
    await signInByForm(stranger, email, `guess number ${tries}`);
    await answered;
    await expectRefusal(stranger, refusal);
  }
  await signInByForm(stranger, email);
  await expectRefusal(stranger, refusal);
  await mailTo(email, /locked for now/);

  await signInByForm(page, email);
  await expectHeading(page, "Private account");

  await stranger.getByRole("link", { name: "Forgotten your password?" }).click();
  await expectHeading(stranger, "Forgotten your password?");
  await stranger.getByLabel("Email address").fill(email);
  await stranger.getByRole("button", { name: "Send link" }).click();
  await expectHeading(stranger, "Check your email");
  await stranger.goto((await mailTo(email, /Choose a new password/)).link);
  await stranger.getByLabel("New password").fill("another weather vane");
  await stranger.getByRole("button", { name: "Save password" }).click();
  await expect(stranger.getByText("Your new password is saved.")).toBeVisible();
  await signInByForm(stranger, email, "another weather vane");
  await expectHeading(stranger, "Private account");
});

test("a page that needs a session asks for it and comes back to the page that was wanted", async ({ page, sql }) => {
  const account = await addAccount(sql);
  const { slug } = await addOrganisation(sql, account);
  for (const [path, heading] of [
    [`/orgs/${slug}/team`, "Team"],
    ["/profile/sessions", "Sessions"],
  ] as const) {
    await page.context().clearCookies();
    await page.goto(path);
    await expectHeading(page, "Sign in");
    await expect(page).toHaveURL((url) => url.searchParams.get("next") === path);
    await signInByForm(page, account.email, password);
    await expectHeading(page, heading);
    await expect(page).toHaveURL(path);
  }
});

test("a wish to go elsewhere after signing in is not granted", async ({ page, sql }) => {
  for (const next of ["https://evil.example/", "//evil.example/", "/\\evil.example/"]) {
    const account = await addAccount(sql);
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signInByForm(page, account.email);
    await expectHeading(page, "Private account");
  }
});
