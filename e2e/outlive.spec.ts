import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { writeCursor } from "../lib/kernel/cursor";
import { actionId } from "./fixtures/actions";
import { type Account, addAccount, addInvitation, addMember, addOrganisation, fresh } from "./fixtures/arrange";
import { addAuthenticator } from "./fixtures/authenticator";
import { addApp, codeOf } from "./fixtures/factors";
import { password } from "./fixtures/place";
import { expectHeading, signInByForm } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

/** A page outlives session, person, state, address, network and build: what was open is sent when something else is so. */

test.use({ expectedComplaint: /status of (403|404|409|410|413|502)|ERR_INTERNET_DISCONNECTED|ERR_TIMED_OUT/ });

const typed = "Freya Typed Meanwhile";

async function openProfile(page: Page, account: Account, signInAs: (person: Account) => Promise<string>) {
  await signInAs(account);
  await page.goto("/profile");
  await page.getByLabel("Full name").fill(typed);
}

const save = (page: Page) => page.getByRole("button", { name: "Save name" });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

const endSessions = (sql: postgres.Sql, { userId }: Account) => sql`delete from sessions where user_id = ${userId}`;

async function expectNameKept(sql: postgres.Sql, { userId, name }: Account) {
  expect(await sql`select name from users where id = ${userId}`).toEqual([{ name }]);
}

test("a form sent after the session has ended keeps what was typed, and is sent again after signing in beside it", async ({
  page,
  context,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await openProfile(page, account, signInAs);
  await endSessions(sql, account);
  await save(page).click();
  await expect(alert(page)).toContainText("You are signed out. Sign in again in a new tab, then send this again.");
  await expect(alert(page)).toBeFocused();
  await expect(page.getByLabel("Full name")).toHaveValue(typed);
  await expectNameKept(sql, account);

  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Sign in again in a new tab" }).click();
  const beside = await opening;
  await signInByForm(beside, account.email);
  await expectHeading(beside, "Your profile");
  await beside.close();

  await save(page).click();
  await expect(page.getByText("Your name is saved").first()).toBeVisible();
  expect(await sql`select name from users where id = ${account.userId}`).toEqual([{ name: typed }]);
});

test("a form sent when another step is missing keeps what was typed, and is sent again after it", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug, name } = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${slug}/settings`);
  await page.getByLabel("Organisation name").fill(typed);
  const require = () => sql`update organisations set two_factor_from = now() where id = ${id}`;
  const missing: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ["Check it in a new tab", "/revalidate-email", () => proveAddress(sql, owner, "91 days")],
    ["Set it up in a new tab", "/two-factor/setup", () => proveAddress(sql, owner, "1 day").then(require)],
    ["Use your second factor in a new tab", "/sign-in/two-factor", () => addApp(sql, owner.userId)],
  ];
  for (const [link, path, begin] of missing) {
    await begin();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(alert(page).getByRole("link", { name: link })).toHaveAttribute(
      "href",
      `${path}?next=${encodeURIComponent(`/orgs/${slug}/settings`)}`,
    );
    await expect(page.getByLabel("Organisation name")).toHaveValue(typed);
  }
  const now = async () => (await sql`select name from organisations where id = ${id}`)[0];
  expect(await now()).toEqual({ name });
  await sql`update organisations set two_factor_from = null where id = ${id}`;
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();
  expect(await now()).toEqual({ name: typed });
});

const proveAddress = (sql: postgres.Sql, { userId }: Account, age: string) =>
  sql`update users set email_proven_at = now() - ${age}::interval where id = ${userId}`;

test("a session that ends while a proof is asked for is said in the dialog, and nothing typed is lost", async ({
  page,
  context,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug } = await addOrganisation(sql, owner);
  const other = await addAccount(sql, { name: "Ines Marques" });
  await addMember(sql, id, other.userId, "technician");
  await signInAs(owner);
  await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
  await page.goto(`/orgs/${slug}/team`);
  await page.getByRole("button", { name: "Change role of Ines Marques" }).click();
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const proof = page.getByRole("dialog", { name: "Confirm it is you" });
  await expect(proof).toBeVisible();
  await endSessions(sql, owner);
  await proof.getByLabel("Password").fill("an unusual weather vane");
  await proof.getByRole("button", { name: "Confirm" }).click();
  await expect(proof.getByRole("alert")).toContainText("You are signed out.");
  const opening = context.waitForEvent("page");
  await proof.getByRole("link", { name: "Sign in again in a new tab" }).click();
  const beside = await opening;
  await signInByForm(beside, owner.email);
  await expectHeading(beside, "Team");
  await beside.close();
  // Signing in was a proof itself.
  await proof.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("radio", { name: "Administrator" })).toBeChecked();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Ines Marques is now Administrator").first()).toBeVisible();
});

test("signing out when the session has ended already ends at the same page", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/profile");
  await endSessions(sql, account);
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  // Nothing that the browser keeps shows again what was open.
  await page.goBack();
  await expectHeading(page, "Sign in");
});

test("a page of one person does nothing for another who has signed in beside it", async ({ page, sql, signInAs }) => {
  const [account, other] = [await addAccount(sql), await addAccount(sql, { name: "Bea Beside" })];
  await openProfile(page, account, signInAs);
  await signInAs(other);
  await save(page).click();
  const sentence = "You are signed in as Bea Beside in this browser now. Reload the page";
  await expect(alert(page)).toContainText(sentence);
  await expect(page.getByLabel("Full name")).toHaveValue(typed);

  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("alert")).toContainText(sentence);
  expect(await sql`select 1 from sessions where user_id = ${other.userId}`).toHaveLength(1);
  await expectNameKept(sql, account);
  await expectNameKept(sql, other);

  await page.getByRole("main").getByRole("link", { name: "Reload the page" }).click();
  await expect(page.getByLabel("Full name")).toHaveValue("Bea Beside");
  await page.getByLabel("Full name").fill("Bea Reloaded");
  await save(page).click();
  await expect(page.getByText("Your name is saved").first()).toBeVisible();
});

test("a download asked for on another's page, or after the session has ended, is no file", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const other = await addAccount(sql, { name: "Bea Beside" });
  const { id, slug } = await addOrganisation(sql, owner);
  await addMember(sql, id, other.userId, "owner");
  await signInAs(owner);
  await page.goto(`/orgs/${slug}/team`);
  await signInAs(other);
  await page.getByRole("button", { name: "Download CSV" }).click();
  await expect(page.getByText("You are signed in as Bea Beside in this browser now.")).toBeVisible();
  await page.goto(`/orgs/${slug}/team`);
  await endSessions(sql, other);
  await page.getByRole("button", { name: "Download CSV" }).click();
  await expectHeading(page, "Sign in");
  await signInByForm(page, other.email);
  await expectHeading(page, "Team");

  await page.goto("/profile");
  await endSessions(sql, other);
  await page.getByRole("link", { name: "Download my data" }).click();
  await expectHeading(page, "Sign in");
});

test("of two tabs of settings, the older does not undo what the newer saved", async ({
  page,
  context,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug, name } = await addOrganisation(sql, owner);
  await signInAs(owner);
  const newer = await context.newPage();
  for (const tab of [page, newer]) await tab.goto(`/orgs/${slug}/settings`);
  await newer.getByLabel("Approved email domains").fill("harbour.example");
  await newer.getByRole("button", { name: "Save", exact: true }).click();
  await expect(newer.getByText("Settings saved").first()).toBeVisible();

  await page.getByLabel("Organisation name").fill("Harbour Works Two");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(alert(page)).toContainText("Somebody changed this after you opened the page, so nothing was saved.");
  await expect(page.getByLabel("Approved email domains")).toHaveAccessibleDescription(/Somebody changed this/);
  await expect(page.getByLabel("Organisation name")).toHaveValue("Harbour Works Two");
  const now = async () => (await sql`select name, approved_domains from organisations where id = ${id}`)[0];
  expect(await now()).toEqual({ name, approved_domains: ["harbour.example"] });

  await page.getByRole("link", { name: "Reload the page" }).click();
  await expect(page.getByLabel("Approved email domains")).toHaveValue("harbour.example");
  await page.getByLabel("Organisation name").fill("Harbour Works Two");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();
  expect(await now()).toEqual({ name: "Harbour Works Two", approved_domains: ["harbour.example"] });
});

test("a page that is drawn anew beneath what was typed makes it no answer to what it shows now", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug, name } = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${slug}/settings`);
  await page.getByLabel("Organisation name").fill("Harbour Works Two");
  await sql`update organisations set time_zone = 'Europe/Oslo', seat_limit = 33 where id = ${id}`;
  await page.getByLabel("Seats that you need").fill("40");
  await page.getByRole("button", { name: "Ask for more seats" }).click();
  await expect(page.getByText("In all; you have 33.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(alert(page)).toContainText("Somebody changed this after you opened the page, so nothing was saved.");
  const now = async () => (await sql`select name, time_zone from organisations where id = ${id}`)[0];
  expect(await now()).toEqual({ name, time_zone: "Europe/Oslo" });

  // Its own saving is a state that it has seen.
  await page.reload();
  const seen = page.locator('input[name="seen"]');
  for (const next of ["Harbour Works Two", "Harbour Works Three"]) {
    const before = await seen.inputValue();
    await page.getByLabel("Organisation name").fill(next);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(seen).not.toHaveValue(before);
    expect(await now()).toEqual({ name: next, time_zone: "Europe/Oslo" });
  }
});

test("a save without a change does not make the form follow what others save later", async ({
  page,
  context,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug, name } = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${slug}/settings`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();

  const newer = await context.newPage();
  await newer.goto(`/orgs/${slug}/settings`);
  await newer.getByLabel("Approved email domains").fill("harbour.example");
  await newer.getByRole("button", { name: "Save", exact: true }).click();
  await expect(newer.getByText("Settings saved").first()).toBeVisible();

  // Another form of the same page draws all of it anew beneath what was typed.
  await page.getByLabel("Seats that you need").fill("40");
  await page.getByRole("button", { name: "Ask for more seats" }).click();
  await expect(page.getByText("Asked for 40 seats").first()).toBeVisible();
  await page.getByLabel("Organisation name").fill("Harbour Works Two");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(alert(page)).toContainText("Somebody changed this after you opened the page, so nothing was saved.");
  const [now] = await sql`select name, approved_domains from organisations where id = ${id}`;
  expect(now).toEqual({ name, approved_domains: ["harbour.example"] });
});

test.describe("where no answer comes", () => {
  const unreachable: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ["offline", (page) => page.context().setOffline(true)],
    ["behind a proxy that answers 502", (page) => answerPosts(page, 502)],
    ["behind a proxy that takes no more", (page) => answerPosts(page, 413)],
    ["cut off", (page) => page.route("/profile", (route) => route.abort("timedout"))],
  ];

  for (const [where, begin] of unreachable)
    test(`${where}, the form stays as it is and can be sent again`, async ({ page, sql, signInAs }) => {
      const account = await addAccount(sql);
      await openProfile(page, account, signInAs);
      await begin(page);
      await save(page).click();
      await expect(alert(page)).toContainText("No answer came. It may have been saved: look before you send it again.");
      await expect(page.getByLabel("Full name")).toHaveValue(typed);
      await expectNameKept(sql, account);
      await page.unroute("/profile");
      await page.context().setOffline(false);
      await save(page).click();
      await expect(page.getByText("Your name is saved").first()).toBeVisible();
    });

  test("a dialog stays open too", async ({ page, sql, signInAs }) => {
    const owner = await addAccount(sql);
    const { slug } = await addOrganisation(sql, owner);
    await signInAs(owner);
    await page.goto(`/orgs/${slug}/team`);
    await page.getByRole("link", { name: "Invite member" }).click();
    await page.getByLabel("Email address").fill("typed@guests.example");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Send invitation" }).click();
    const dialog = page.getByRole("dialog", { name: "Invite member" });
    await expect(dialog.getByRole("alert")).toContainText("No answer came.");
    await expect(dialog.getByLabel("Email address")).toHaveValue("typed@guests.example");
    await page.context().setOffline(false);
  });
});

test("where no answer comes in the middle of many invitations, what was sent stays sent and the rest is sent again", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug } = await addOrganisation(sql, owner, { seatLimit: 100 });
  const addresses = Array.from({ length: 60 }, (_, number) => `${fresh(`guest${number}`)}@guests.example`);
  await signInAs(owner);
  const path = `/orgs/${slug}/team/invite/several`;
  await page.goto(path);
  await page.getByLabel("Addresses").fill(addresses.join("\n"));
  let posts = 0;
  await page.route(path, (route) => {
    if (route.request().method() === "POST") posts += 1;
    return posts === 2 ? route.abort("timedout") : route.continue();
  });
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(alert(page)).toContainText("No answer came.");
  const results = page.getByRole("region", { name: "Results" });
  await expect(results).toContainText("25 sent, 0 not sent. 35 left: send again to go on with them.");
  await expect(page.getByLabel("Addresses")).toHaveValue(addresses.join("\n"));
  await expect(page.getByLabel("Invitations sent")).toBeHidden();

  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(results).toContainText("60 sent, 0 not sent");
  expect(posts).toBe(4);
  expect(await sql`select 1 from invitations where organisation_id = ${id}`).toHaveLength(60);
});

test("where a proof is asked for in the middle of many invitations, only the rest is sent after it", async ({
  page,
  sql,
  signInAs,
}) => {
  const owner = await addAccount(sql);
  const { id, slug } = await addOrganisation(sql, owner, { seatLimit: 100 });
  const addresses = Array.from({ length: 60 }, (_, number) => `${fresh(`guest${number}`)}@guests.example`);
  await signInAs(owner);
  const path = `/orgs/${slug}/team/invite/several`;
  await page.goto(path);
  await page.getByLabel("Addresses").fill(addresses.join("\n"));
  await page.getByRole("radio", { name: "Administrator" }).check();
  let posts = 0;
  await page.route(path, async (route) => {
    if (route.request().method() === "POST") posts += 1;
    if (posts === 2)
      await sql`update sessions set auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
    await route.continue();
  });
  await page.getByRole("button", { name: "Send invitations" }).click();
  const proof = page.getByRole("dialog", { name: "Confirm it is you" });
  await proof.getByLabel("Password").fill(password);
  await proof.getByRole("button", { name: "Confirm" }).click();
  const results = page.getByRole("region", { name: "Results" });
  await expect(results).toContainText("60 sent, 0 not sent");
  // Two of the first attempt, the proof itself, and two with what was left.
  expect(posts).toBe(5);
  expect(await sql`select 1 from invitations where organisation_id = ${id}`).toHaveLength(60);
});

test("Verify on the audit log says that the session has ended", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const { slug } = await addOrganisation(sql, owner);
  await signInAs(owner);
  await page.goto(`/orgs/${slug}/audit-log`);
  await endSessions(sql, owner);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("status").filter({ hasText: "You are signed out." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in again in a new tab" })).toBeVisible();
});

test("what is chosen in a menu leads to the step that is missing, and says who has signed in beside it", async ({
  page,
  sql,
  signInAs,
}) => {
  const [owner, other] = [await addAccount(sql), await addAccount(sql, { name: "Bea Beside" })];
  const { id, slug } = await addOrganisation(sql, owner);
  const email = `${fresh("guest")}@guests.example`;
  const sentAt = new Date(Date.now() - 60 * 60 * 1000);
  await addInvitation(sql, id, { email, invitedBy: owner.userId, sentAt });
  const kept = () => sql`select id, sent_at, token_hash from invitations where organisation_id = ${id}`;
  const before = await kept();
  const choose = async (item: string) => {
    await page.getByRole("button", { name: `Actions for ${email}` }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  const path = `/orgs/${slug}/team`;
  await signInAs(owner);
  await page.goto(path);
  await signInAs(other);
  await choose("Resend");
  const said = page.getByRole("listitem").filter({ hasText: "You are signed in as Bea Beside in this browser now." });
  await expect(said.getByRole("link", { name: "Reload the page" })).toHaveAttribute("href", path);

  await signInAs(owner);
  await page.goto(path);
  await proveAddress(sql, owner, "91 days");
  await choose("New link");
  await expect(page).toHaveURL(`/revalidate-email?next=${encodeURIComponent(path)}`);
  await proveAddress(sql, owner, "1 day");
  await page.goto(path);
  await endSessions(sql, owner);
  await choose("Copy link");
  await expectHeading(page, "Sign in");
  expect(await kept()).toEqual(before);
  await signInByForm(page, owner.email);
  await expectHeading(page, "Team");
});

test("a key that answers after its question is over is asked anew, without a new page", async ({
  page,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await addAuthenticator(page);
  await signInAs(account);
  await page.goto("/profile/security");
  await page.getByLabel("Name", { exact: true }).fill("Blue key");
  // Somebody looks for the key for longer than the question lives: it is over by the time that the answer is posted.
  let posts = 0;
  await page.route("/profile/security", async (route) => {
    if (route.request().method() === "POST") posts += 1;
    if (posts === 2) await sql`update webauthn_challenges set expires_at = now() where user_id = ${account.userId}`;
    await route.continue();
  });
  const add = page.getByRole("button", { name: "Add security key or passkey" });
  await add.click();
  await expect(alert(page)).toContainText("That took longer than five minutes");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Blue key");
  expect(await sql`select 1 from security_keys where user_id = ${account.userId}`).toHaveLength(0);
  await add.click();
  await expect(page.getByText("Security key added").first()).toBeVisible();
});

test("a place in a list, and a filter, whose rows are gone say so", async ({ page, sql, signInAs }) => {
  const owner = await addAccount(sql);
  const { id, slug } = await addOrganisation(sql, owner);
  await addInvitation(sql, id, { email: "typed@guests.example", invitedBy: owner.userId });
  await signInAs(owner);
  const behindAll = { value: "2999-01-01 00:00:00+00", id: "zzz" };
  const members = writeCursor({ sort: "joined", ...behindAll });
  await page.goto(`/orgs/${slug}/team?after=${members}`);
  await expect(page.getByText("Nobody else is here")).toBeVisible();
  await page.getByRole("link", { name: "Show all members" }).click();
  await expect(page.getByRole("row", { name: owner.name })).toBeVisible();
  await page.goto(`/orgs/${slug}/team?role=rol_${"0".repeat(26)}`);
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await expect(page.getByLabel("Role filter").getByRole("option", { selected: true })).toHaveText(
    "A role that is gone",
  );
  await page.goto(`/orgs/${slug}/audit-log?action=role.gone&person=usr_gone&after=gone`);
  await expectHeading(page, "Audit log");
});

async function answerPosts(page: Page, status: number) {
  await page.route("/profile", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status, contentType: "text/html", body: "<h1>Not here</h1>" })
      : route.continue(),
  );
}

test("a form of another build says that the page must be reloaded, and keeps what was typed", async ({
  page,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await openProfile(page, account, signInAs);
  await page.route("/profile", (route) =>
    route.continue({ headers: { ...route.request().headers(), "next-action": ofAnotherBuild } }),
  );
  await save(page).click();
  await expect(alert(page)).toContainText("Rollcall was renewed. Reload the page");
  await expect(page.getByLabel("Full name")).toHaveValue(typed);
  await expectNameKept(sql, account);
});

/** As Next makes them, and none that this build knows. */
const ofAnotherBuild = actionId("changeNameAction").replace(/.{6}$/, "000000");

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a form sent after the session has ended is kept in the answer, and sent again after signing in beside it", async ({
    page,
    context,
    sql,
    signInAs,
  }) => {
    const account = await addAccount(sql);
    await openProfile(page, account, signInAs);
    await endSessions(sql, account);
    await save(page).click();
    await expectHeading(page, "This was not saved");
    // As long as nobody has signed in it says the same again, and loses nothing.
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(alert(page)).toContainText("You are signed out. Sign in again in a new tab, then send this again.");
    await expectNameKept(sql, account);

    const opening = context.waitForEvent("page");
    await page.getByRole("link", { name: "Sign in again in a new tab" }).click();
    const beside = await opening;
    await signInByForm(beside, account.email);
    await expectHeading(beside, "Your profile");
    await beside.close();

    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("Your name is saved").first()).toBeVisible();
    expect(await sql`select name from users where id = ${account.userId}`).toEqual([{ name: typed }]);
  });

  test("a proof that is asked for is given beside the form, which keeps what was chosen", async ({
    page,
    context,
    sql,
    signInAs,
  }) => {
    const owner = await addAccount(sql);
    const { slug } = await addOrganisation(sql, owner);
    const secret = await addApp(sql, owner.userId);
    await signInAs(owner);
    await sql`update sessions set factor = 'totp', auth_at = now() - interval '11 minutes' where user_id = ${owner.userId}`;
    await page.goto(`/orgs/${slug}/team/two-factor`);
    const [row] = await sql`select to_char(now() + interval '30 days', 'YYYY-MM-DD') as day`;
    await page.getByLabel("Start date (optional)").fill(row?.day);
    await page.getByRole("button", { name: "Save" }).click();
    const opening = context.waitForEvent("page");
    await page.getByRole("link", { name: "Confirm that it is you in a new tab" }).click();
    const beside = await opening;
    await beside.getByLabel("Code").fill(codeOf(secret));
    await beside.getByRole("button", { name: "Confirm" }).click();
    await expectHeading(beside, "Two-factor authentication");
    await beside.close();
    await expect(page.getByLabel("Start date (optional)")).toHaveValue(row?.day);
    await page.getByRole("button", { name: "Save" }).click();
    await expectHeading(page, "Team");
    await expect(page.getByText(/^From \d+ \w+ \d{4}\./)).toBeVisible();
  });

  test("what was kept of one person's form is not sent for another, and no password is kept", async ({
    page,
    sql,
    signInAs,
  }) => {
    const [account, other] = [await addAccount(sql), await addAccount(sql, { name: "Bea Beside" })];
    await signInAs(account);
    await page.goto("/profile/security");
    await page.getByLabel("New password", { exact: true }).fill("an unusual weather vane");
    await endSessions(sql, account);
    await page.getByRole("button", { name: "Save password" }).click();
    await expectHeading(page, "This was not saved");
    expect(await page.content()).not.toContain("an unusual weather vane");
    await signInAs(other);
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(alert(page)).toContainText("You are signed in as Bea Beside in this browser now.");
  });

  test("signing out when the session has ended already ends at the same page", async ({ page, sql, signInAs }) => {
    const account = await addAccount(sql);
    await signInAs(account);
    await page.goto("/profile");
    await endSessions(sql, account);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
  });

  test("a page of one person does nothing for another, who gets their own page", async ({ page, sql, signInAs }) => {
    const [account, other] = [await addAccount(sql), await addAccount(sql, { name: "Bea Beside" })];
    await openProfile(page, account, signInAs);
    await signInAs(other);
    await save(page).click();
    await expect(alert(page)).toContainText("You are signed in as Bea Beside in this browser now.");
    await expect(page.getByLabel("Full name")).toHaveValue("Bea Beside");
    await expectNameKept(sql, account);
    await expectNameKept(sql, other);
  });

  test("a form of another build is answered by a sentence", async ({ page, sql, signInAs }) => {
    const account = await addAccount(sql);
    await openProfile(page, account, signInAs);
    await page.route("/profile", (route) => {
      const body = route.request().postData()?.replaceAll(actionId("changeNameAction"), ofAnotherBuild);
      return body ? route.continue({ postData: body }) : route.continue();
    });
    await save(page).click();
    await expect(page.getByText("Rollcall was renewed while this page was open.")).toBeVisible();
    await expectNameKept(sql, account);
  });
});
