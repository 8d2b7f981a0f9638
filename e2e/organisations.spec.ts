import { addAccount, addOrganisation, fresh } from "./fixtures/arrange";
import { expectHeading, expectRefusal } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

test("creating an organisation suggests its URL name and makes its creator the owner", async ({
  page,
  sql,
  signInAs,
}) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/");
  await page.getByRole("link", { name: "Create an organisation" }).click();
  await expectHeading(page, "Create an organisation");
  const slug = fresh("zoe-s");
  await page.getByLabel("Organisation name").fill(slug.replaceAll("-", " ").replace("zoe s", "Zoë’s"));
  await expect(page.getByLabel("URL name")).toHaveValue(slug.replace("zoe-s", "zoes"));

  // What was typed by hand stays, whatever becomes of the name.
  await page.getByLabel("URL name").fill(slug);
  await page.getByLabel("Organisation name").fill("Zoë’s Bakery");
  await expect(page.getByLabel("URL name")).toHaveValue(slug);
  // The browser's own is proposed.
  await expect(page.getByLabel("Time zone")).toHaveValue(/^Chatham \(GMT\+1[23]:45\)$/);
  await page.getByRole("button", { name: "Create organisation" }).click();
  await expectHeading(page, "Zoë’s Bakery");
  await expect(page).toHaveURL(`/orgs/${slug}`);
  expect(await sql`select time_zone from organisations where slug = ${slug}`).toEqual([
    { time_zone: "Pacific/Chatham" },
  ]);
  expect(
    await sql`select m.role_id from members m join organisations o on o.id = m.organisation_id
      where o.slug = ${slug} and m.user_id = ${account.userId}`,
  ).toEqual([{ role_id: "rol_owner" }]);
});

test("a URL name that is taken or reserved is refused and what was typed stays", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  await signInAs(account);
  await page.goto("/orgs/new");
  for (const [slug, sentence] of [
    ["northwind", "This URL name is taken"],
    ["settings", "This URL name is reserved"],
  ] as const) {
    await page.getByLabel("Organisation name").fill("Another Northwind");
    await page.getByLabel("URL name").fill(slug);
    await page.getByRole("button", { name: "Create organisation" }).click();
    await expectRefusal(page, sentence);
    await expect(page.getByLabel("URL name")).toHaveValue(slug);
    await expect(page.getByLabel("Organisation name")).toHaveValue("Another Northwind");
  }
  expect(await sql`select 1 from organisations where created_by = ${account.userId} and kind = 'team'`).toHaveLength(0);
});

test("the profile menu switches between two organisations and the private account", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  const one = await addOrganisation(sql, account, { name: "Harbour Works" });
  const two = await addOrganisation(sql, account, { name: "Canal Works" });
  await signInAs(account);
  await page.goto(`/orgs/${one.slug}`);
  const switchTo = async (name: string) => {
    await page.getByRole("button", { name: "Your profile and organisations" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
    await expectHeading(page, name);
  };
  await switchTo("Canal Works");
  await expect(page).toHaveURL(`/orgs/${two.slug}`);
  await switchTo("Private account");
  await expect(page.getByRole("link", { name: "Team", exact: true })).toHaveCount(0);
  await switchTo("Harbour Works");
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await expect(page.getByRole("menuitem", { name: "Harbour Works" })).toHaveAttribute("aria-current", "true");
});

test("two tabs in two organisations do not mix", async ({ page, context, sql, signInAs, freshAddress }) => {
  const account = await addAccount(sql);
  const one = await addOrganisation(sql, account, { name: "Harbour Works" });
  const two = await addOrganisation(sql, account, { name: "Canal Works" });
  await signInAs(account);
  const other = await context.newPage();
  await page.goto(`/orgs/${one.slug}/team/invite`);
  await other.goto(`/orgs/${two.slug}/team/invite`);

  const [toOne, toTwo] = [freshAddress("one"), freshAddress("two")];
  await page.getByLabel("Email address").fill(toOne);
  await other.getByLabel("Email address").fill(toTwo);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Invitation sent.")).toBeVisible();
  await other.getByRole("button", { name: "Send invitation" }).click();
  await expect(other.getByText("Invitation sent.")).toBeVisible();
  expect(
    await sql`select o.name, i.email from invitations i join organisations o on o.id = i.organisation_id
      where i.invited_by = ${account.userId} order by o.name`,
  ).toEqual([
    { name: "Canal Works", email: toTwo },
    { name: "Harbour Works", email: toOne },
  ]);
  await page.getByRole("link", { name: "Dashboard" }).click();
  await expectHeading(page, "Harbour Works");
});

test("an organisation that is not yours does not exist", async ({ page, sql, signInAs }) => {
  const account = await addAccount(sql);
  await signInAs(account);
  for (const path of ["/orgs/northwind", "/orgs/northwind/team", "/orgs/no-such-organisation"]) {
    await page.goto(path);
    await expectHeading(page, "Page not found");
  }
});
