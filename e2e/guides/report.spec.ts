import type postgres from "postgres";
import { addAccount, addMember, addOrganisation, fresh } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

const addressOf = (name: string) => `${fresh(name.split(" ")[0]?.toLowerCase() ?? "")}@northwind.example`;

/** A team in which somebody has been away for long, and one review was made before. */
async function arrange(sql: postgres.Sql) {
  const owner = await addAccount(sql, { name: "Olive Larsen", email: addressOf("Olive Larsen") });
  const organisation = await addOrganisation(sql, owner, { name: "Northwind Energy", since: daysAgo(200) });
  await sql`update members set last_sign_in_at = now() where user_id = ${owner.userId} and organisation_id = ${organisation.id}`;
  for (const [name, role, away] of [
    ["Adam Khan", "administrator", 96],
    ["Mia Duarte", "technician", null],
    ["Vera Ruiz", "developer", 2],
    ["Jonas Weber", "read_only", 11],
  ] as const) {
    const { userId } = await addAccount(sql, { name, email: addressOf(name) });
    const lastSignInAt = away === null ? null : daysAgo(away);
    await addMember(sql, organisation.id, userId, role, { joinedAt: daysAgo(150), lastSignInAt });
  }
  return { owner, organisation };
}

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of the report", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("the report and its review", async ({ page, sql, signInAs }) => {
    const { owner, organisation } = await arrange(sql);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/report`);
    await picture(page, "report");
    await page.getByRole("button", { name: "Start review" }).click();
    await expect(page.getByText("5 left to review")).toBeVisible();
    await picture(page, "review");
    await page.emulateMedia({ colorScheme: "dark" });
    await picture(page, "review-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(phone);
    await picture(page, "review-phone");
  });
});
