import type { Page } from "@playwright/test";
import { addAccount, addMember, addOrganisation } from "./fixtures/arrange";
import { addAuthenticator, tamperWithQuestions } from "./fixtures/authenticator";
import { expectAccessible } from "./fixtures/looks";
import { expectHeading, expectRefusal, signInByForm, signOut } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

async function addKey(page: Page, name: string) {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add security key or passkey" }).click();
}

async function addFirstKey(page: Page, name: string) {
  await page.goto("/profile/security");
  await addKey(page, name);
  await expect(page.getByRole("heading", { name: "Save your recovery codes" })).toBeFocused();
  await page.getByRole("link", { name: "I have saved these codes" }).click();
  await expect(page.getByRole("list", { name: "Your security keys" })).toContainText(name);
}

const keys = (page: Page) => page.getByRole("list", { name: "Your security keys" });
const passkey = (page: Page) => page.getByRole("button", { name: "Sign in with a passkey" });

test("somebody registers a passkey, saves the recovery codes, and signs in with password and key, then with the key alone", async ({
  page,
  sql,
  signInAs,
  mailTo,
}) => {
  const person = await addAccount(sql);
  await addAuthenticator(page);
  await signInAs(person);
  await addFirstKey(page, "Blue key");
  await expect(keys(page)).toContainText("not used yet");
  await mailTo(person.email, /./);
  await expectAccessible(page);

  await signOut(page);
  await page.goto("/sign-in");
  await signInByForm(page, person.email);
  await expectHeading(page, "Two-factor authentication");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectHeading(page, "Private account");

  await signOut(page);
  await page.goto("/sign-in?next=/profile/security");
  await expectAccessible(page);
  await passkey(page).click();
  await expectHeading(page, "Security");
  await expect(keys(page)).toContainText("last used");
  const [session] = await sql`select method, factor, is_user_verified from sessions
    where user_id = ${person.userId} order by created_at desc limit 1`;
  expect(session).toEqual({ method: "passkey", factor: "webauthn", is_user_verified: true });
});

test("keys are named, renamed and removed, but the last one stays, and none is registered twice", async ({
  page,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  const first = await addAuthenticator(page);
  await signInAs(person);
  await addFirstKey(page, "Blue key");
  await addKey(page, "Blue key again");
  await expectRefusal(page, "This key is registered already.");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Blue key again");

  await first.remove();
  await addAuthenticator(page, { hasPasskeys: false, verifiesUser: false });
  await page.getByRole("button", { name: "Add security key or passkey" }).click();
  await expect(keys(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Rename Blue key again" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename Blue key again" });
  await renaming.getByLabel("Name").fill("Red key");
  await expectAccessible(page);
  await renaming.getByRole("button", { name: "Save" }).click();
  await expect(keys(page)).toContainText("Red key");

  await page.getByRole("button", { name: "Remove Blue key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove key" }).click();
  await expect(keys(page).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Remove Red key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove key" }).click();
  await expectRefusal(page, "This is your only key");
});

test("a key that did not verify its user is a second factor, and nothing by itself", async ({
  page,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  const authenticator = await addAuthenticator(page);
  await signInAs(person);
  await addFirstKey(page, "Blue key");
  await signOut(page);
  await authenticator.verify(false);
  await page.goto("/sign-in");
  await passkey(page).click();
  await expectRefusal(page, "No key answered.");
  // A browser that does not ask the key to verify anybody does not get past the server either (MF-14).
  await tamperWithQuestions(page, { userVerification: "discouraged" });
  await page.goto("/sign-in");
  await passkey(page).click();
  await expectRefusal(page, "This passkey was not accepted.");
  expect(
    await sql`select details from account_events
    where user_id = ${person.userId} and name = 'two_factor.key_refused'`,
  ).toEqual([{ details: { why: "unverified" } }]);

  await signInByForm(page, person.email);
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectHeading(page, "Private account");
  const [session] = await sql`select method, factor, is_user_verified from sessions
    where user_id = ${person.userId} order by created_at desc limit 1`;
  expect(session).toEqual({ method: "password", factor: "webauthn", is_user_verified: false });
});

test("another person's key is not offered at the second step, and not accepted when it answers all the same", async ({
  page,
  sql,
  signInAs,
}) => {
  const [owner, thief] = [await addAccount(sql), await addAccount(sql, { name: "Ines Marques" })];
  const first = await addAuthenticator(page);
  await signInAs(owner);
  await addFirstKey(page, "Blue key");
  await signOut(page);
  await first.remove();
  await addAuthenticator(page);
  await signInAs(thief);
  await addFirstKey(page, "Red key");
  await signOut(page);

  await page.goto("/sign-in");
  await signInByForm(page, owner.email);
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectRefusal(page, "No key answered.");
  const [theirs] = await sql<{ id: string }[]>`
    select credential_id as id from security_keys where user_id = ${thief.userId}`;
  await tamperWithQuestions(page, { allow: theirs?.id ?? "" });
  await page.reload();
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectRefusal(page, "This key was not accepted.");
  expect(await sql`select 1 from sessions where user_id = ${owner.userId}`).toHaveLength(0);
});

test("an act that is worth a second look takes the key, over the form and on a page", async ({
  page,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  await addAuthenticator(page);
  await signInAs(person);
  await addFirstKey(page, "Blue key");
  const age = () => sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${person.userId}`;
  await age();
  await page.getByRole("button", { name: "Rename Blue key" }).click();
  await page.getByLabel("Name", { exact: true }).last().fill("Red key");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Use security key" }).click();
  await expect(keys(page)).toContainText("Red key");

  await age();
  await page.goto("/confirm?next=/profile/security");
  await expectHeading(page, "Confirm it is you");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectHeading(page, "Security");
});

test("whoever is held back by an organisation sets up a key and goes on where they were", async ({
  page,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  const organisation = await addOrganisation(sql, person);
  await sql`update organisations set two_factor_from = now() where id = ${organisation.id}`;
  await addAuthenticator(page);
  await signInAs(person);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await expectHeading(page, "Set up two-factor authentication");
  await page.getByRole("link", { name: /Security key or passkey/ }).click();
  await expectHeading(page, "Security key or passkey");
  await expectAccessible(page);
  await addKey(page, "Blue key");
  await page.getByRole("link", { name: "I have saved these codes" }).click();
  await expectHeading(page, "Team");

  // Another browser of theirs, signed in before there was a key, is asked for it too.
  const other = await addAccount(sql);
  await addMember(sql, organisation.id, other.userId, "technician");
  await signInAs(person);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await expectHeading(page, "Two-factor authentication");
  await page.getByRole("button", { name: "Use security key" }).click();
  await expectHeading(page, "Team");
});

test("without JavaScript there is no passkey button, and the other pages say what a key needs", async ({
  browser,
  sql,
  signInAs,
}) => {
  const person = await addAccount(sql);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(passkey(page)).toHaveCount(0);
  await signInAs(person, context);
  await page.goto("/two-factor/setup/key");
  await expect(page.getByText("Security keys and passkeys need JavaScript.")).toBeVisible();
  await context.close();
});

test("right after a sign-in the browser is told which passkeys are gone, so that it offers them no more", async ({
  page,
  sql,
  signInAs,
}) => {
  await page.addInitScript(() => {
    // Kept across pages: the one that is told is left right afterwards.
    const record = (name: string, told: object) =>
      localStorage.setItem(
        "signals",
        JSON.stringify([...JSON.parse(localStorage.getItem("signals") ?? "[]"), { name, ...told }]),
      );
    const signals = PublicKeyCredential as unknown as Record<string, (told: object) => Promise<void>>;
    for (const name of ["signalUnknownCredential", "signalAllAcceptedCredentials"]) {
      const real = signals[name]?.bind(PublicKeyCredential);
      signals[name] = async (told) => {
        record(name, told);
        await real?.(told);
      };
    }
  });
  const signalled = () => page.evaluate(() => JSON.parse(localStorage.getItem("signals") ?? "[]"));
  const person = await addAccount(sql);
  await addAuthenticator(page);
  await signInAs(person);
  await addFirstKey(page, "Blue key");
  const [key] = await sql<{ id: string; handle: string }[]>`
    select k.credential_id as id, u.webauthn_handle as handle from security_keys k join users u on u.id = k.user_id
    where u.id = ${person.userId}`;
  const accepted = {
    name: "signalAllAcceptedCredentials",
    rpId: "localhost",
    userId: key?.handle,
    allAcceptedCredentialIds: [key?.id],
  };
  await signOut(page);
  await page.goto("/sign-in");
  await page.evaluate(() => localStorage.removeItem("signals"));
  await passkey(page).click();
  await expectHeading(page, "Private account");
  expect(await signalled()).toEqual([accepted]);

  await signOut(page);
  await sql`delete from security_keys where user_id = ${person.userId}`;
  await page.goto("/sign-in");
  await page.evaluate(() => localStorage.removeItem("signals"));
  await passkey(page).click();
  await expectRefusal(page, /no longer|removed/);
  expect(await signalled()).toEqual([{ name: "signalUnknownCredential", rpId: "localhost", credentialId: key?.id }]);
});
