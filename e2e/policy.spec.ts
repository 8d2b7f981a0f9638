import type { Page } from "@playwright/test";
import { addAccount, addInvitation, addMember, addOrganisation } from "./fixtures/arrange";
import { complaintsOf, expect, ordinaryComplaint, test } from "./fixtures/test";

declare global {
  interface Window {
    hasRun?: boolean;
  }
}

/** Every refusal of the content security policy from here on, on whatever page. */
async function collectViolations(page: Page) {
  const violations: string[] = [];
  await page.exposeFunction("reportViolation", (text: string) => void violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`);
    });
  });
  return violations;
}

test.describe("whatever breaks the content security policy", () => {
  test.use({ expectedComplaint: /Applying inline style violates/ });

  // Every test of every page listens like this, so no visit of their own is needed.
  test("is a complaint of the browser, which fails each test that did not expect it", async ({ page, context }) => {
    const complaints = complaintsOf(context);
    await page.goto("/sign-in");
    await page.evaluate(() => document.body.setAttribute("style", "color: red"));
    await expect.poll(() => complaints).toEqual([expect.stringMatching(/Applying inline style violates/)]);
    expect(complaints[0]).not.toMatch(ordinaryComplaint);
  });
});

test("two loads of a page have two nonces, and none of them is in a script's reach", async ({ page }) => {
  const nonces = new Set<string>();
  for (let load = 0; load < 2; load += 1) {
    const response = await page.goto("/sign-in");
    const policy = response?.headers()["content-security-policy"] ?? "";
    const nonce = /script-src 'nonce-([A-Za-z0-9+/_=-]{22,})' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
    expect(nonce).not.toBe("");
    expect(policy).not.toContain("unsafe");
    nonces.add(nonce);
    expect(await page.locator("script[nonce]").first().getAttribute("nonce")).toBe("");
  }
  expect(nonces.size).toBe(2);
});

test("a script in a name runs nowhere, however it got into the database", async ({
  page,
  sql,
  signInAs,
  freshAddress,
}) => {
  const evil = '<img src=x onerror="window.hasRun=true"><script>window.hasRun=true</script>';
  const owner = await addAccount(sql, { name: evil });
  const organisation = await addOrganisation(sql, owner, { name: evil });
  const member = await addAccount(sql, { name: evil });
  await addMember(sql, organisation.id, member.userId, "service");
  const given = { name: evil, message: evil, invitedBy: owner.userId };
  const guest = await addInvitation(sql, organisation.id, { ...given, email: freshAddress() });
  const mine = await addInvitation(sql, organisation.id, { ...given, email: member.email });
  const violations = await collectViolations(page);
  const expectText = async (path: string) => {
    await page.goto(path);
    await expect(page.getByText(evil).first()).toBeAttached();
    await expect(page.locator("img")).toHaveCount(0);
    expect(await page.evaluate(() => window.hasRun)).toBeUndefined();
  };

  await expectText(guest.mailed);
  await expectText(`${guest.mailed}/decline`);
  await page.goto(`/register?invitation=${guest.mailed.split("/").at(-1)}`);
  await expect(page.getByLabel("Full name")).toHaveValue(evil);
  await signInAs(owner);
  for (const path of ["", "/team", "/team/invite"]) await expectText(`/orgs/${organisation.slug}${path}`);
  await page.goto(`/orgs/${organisation.slug}/team`);
  await page.getByRole("button", { name: `Actions for ${evil}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("dialog", { name: `Remove ${evil}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Your profile and organisations" }).click();
  await expect(page.getByRole("menu")).toContainText(evil);
  await expectText("/profile");
  await signInAs(member);
  await expectText(mine.copied);
  expect(await page.evaluate(() => window.hasRun)).toBeUndefined();
  expect(violations).toEqual([]);
});
