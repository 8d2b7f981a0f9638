import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { cast, castMemberId } from "../../db/seed";
import { localCredentials, openUserPool, startLocalCognito } from "../../lib/testing/local-cognito";
import { addAccount, addMember } from "../fixtures/arrange";
import { until } from "../fixtures/mail";
import { signInByForm } from "../fixtures/steps";
import { openWorld } from "../fixtures/world";

const { northwind, adam, vera } = cast;
const inGroup = (page: Page, words: string) => expect(page.getByText(`${words} members in the group`)).toBeVisible();

test("an administrator watches the directory's group being filled, sees who is missing and why, and has it tried again", async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-cognito-"));
  const cognito = await startLocalCognito(folder);
  const pool = await openUserPool(cognito.endpoint);
  for (const who of [cast.olive, adam, cast.mia, cast.otto]) await pool.add(who.email);
  const { world, close } = await openWorld({
    ...localCredentials,
    COGNITO_USER_POOL: pool.pool,
    COGNITO_ENDPOINT: pool.endpoint,
    WORKER: "inline",
  });
  try {
    const context = await browser.newContext({ baseURL: world.server.origin });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await signInByForm(page, adam.email);
    await page.waitForURL("**/orgs/northwind");
    await page.goto("/orgs/northwind/settings");
    await page.getByRole("region", { name: "Directory group" }).getByRole("link").click();
    // The page draws itself anew while there is something to wait for.
    await inGroup(page, "3 of 4");
    await expect(page.getByRole("listitem").filter({ hasText: vera.email })).toContainText("Not in the directory");

    await pool.add(vera.email);
    await page.getByRole("button", { name: "Retry Vera Sato" }).click();
    await inGroup(page, "4 of 4");
    await expect(page.getByText("Everybody is where they belong")).toBeVisible();
    await page.goto(`/orgs/northwind/team/${castMemberId(vera, northwind)}`);
    await expect(page.getByRole("region", { name: "Membership" }).getByText("In the group")).toBeVisible();
    const groups = async () => (await pool.groups()).find(({ name }) => name === northwind.id)?.members;
    expect(await groups()).toContain(vera.email);

    await cognito.stop();
    const late = await addAccount(world.sql, { name: "Lena Late" });
    await addMember(world.sql, northwind.id, late.userId, "member");
    await until(
      "the failure to be noted",
      async () =>
        (
          await world.sql`select 1 from directory_groups where failing_since is not null and organisation_id = ${northwind.id}`
        ).length > 0,
    );
    await page.goto("/orgs/northwind/settings");
    const section = page.getByRole("region", { name: "Directory group" });
    await expect(section.getByText("The directory does not answer.")).toBeVisible();
    await expect(section.getByText("1 to be put in")).toBeVisible();
    expect(world.server.output()).toContain('"message":"directory group failing"');
    expect(world.server.output()).not.toContain(late.email);
    await context.close();
  } finally {
    pool.close();
    await close();
    await cognito.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
