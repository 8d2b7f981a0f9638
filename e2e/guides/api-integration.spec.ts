import { plantCallback, plantGuest, plantPlace, plantProject, plantProjectKey } from "../../lib/testing/plant-project";
import { addTwo, memberIdOf } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { expectHeading } from "../fixtures/steps";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of a project's API integration", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce", timezoneId: "Europe/London" });

  test("keys, guest list and callback", async ({ page, sql, signInAs }) => {
    const { organisation, member } = await addTwo(sql, "member");
    const project = await plantProject(sql, organisation, "Harbour substation");
    await plantPlace(sql, project, await memberIdOf(sql, organisation, member));
    const createdBy = member.userId;
    const mailer = await plantProjectKey(sql, project, {
      name: "Mailer of the control room",
      createdBy,
      scopes: ["settings:read", "senders:read", "guest_list:read"],
    });
    await sql`update project_keys set last_used_at = now() - interval '4 minutes' where id = ${mailer}`;
    await plantProjectKey(sql, project, { name: "Delivery reports", createdBy, scopes: ["callback:read"] });
    const old = await plantProjectKey(sql, project, { name: "Trial of the gateway", createdBy });
    await sql`update project_keys set revoked_at = now(), revoked_by = ${createdBy} where id = ${old}`;
    await plantGuest(sql, project, "email", "ines@northwind.example");
    await plantGuest(sql, project, "mobile", "+447700900123");
    await plantCallback(sql, project, { url: "https://hooks.northwind.example/rollcall" });
    await signInAs(member);
    await page.goto(`/orgs/${organisation.slug}/projects/${project}/api`);
    await expectHeading(page, "API integration");
    await expect(page.getByRole("button", { name: "Copy base address" })).toBeVisible();
    await picture(page, "api-integration");
    await page.setViewportSize(phone);
    await picture(page, "api-integration-phone");
  });
});
