import { plantGrants, plantPlace, plantProject } from "../../lib/testing/plant-project";
import { memberIdOf } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { addRealisticTeam } from "../fixtures/realistic-team";
import { expectHeading } from "../fixtures/steps";
import { addTemplates } from "../fixtures/templates";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of a member and of projects", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce", timezoneId: "Europe/London" });

  test("a member's page, a project's team and its templates", async ({ page, sql, signInAs }) => {
    const { owner, organisation, members } = await addRealisticTeam(sql);
    const [, adam, mia, , piotr] = members;
    if (!adam || !mia || !piotr) throw new Error("the team is not complete");
    for (const { userId } of members)
      await sql`update users set email = split_part(email, '@', 1) || '@northwind.energy.example' where id = ${userId}`;
    const { projectId } = await addTemplates(sql, organisation, owner, "Harbour substation");
    const memberId = await memberIdOf(sql, organisation, piotr);
    await plantPlace(sql, projectId, memberId, ["view_activity", "send_messages", "manage_api_keys"]);
    await plantPlace(sql, projectId, await memberIdOf(sql, organisation, mia), ["view_activity", "manage_templates"]);
    const notices = await plantProject(sql, organisation, "Grid notices");
    await plantPlace(sql, notices, memberId, []);
    await plantGrants(sql, notices, memberId, ["manage_service", "view_activity"]);
    await sql`update project_grants set granted_by = ${adam.userId}, granted_at = now() - interval '81 days'
      where organisation_id = ${organisation.id}`;
    await signInAs(owner);
    const asked = `permission=manage_api_keys&project=${projectId}`;
    await page.goto(`/orgs/${organisation.slug}/team/${memberId}?${asked}`);
    await expectHeading(page, "Piotr Baran");
    await expect(page.getByText("Adam Khan gave this permission", { exact: false })).toBeVisible();
    await picture(page, "member");
    await page.setViewportSize(phone);
    await picture(page, "member-phone");
    await page.setViewportSize(desktop);
    for (const [path, name] of [
      ["users", "project-team"],
      ["templates", "templates"],
    ] as const) {
      await page.goto(`/orgs/${organisation.slug}/projects/${projectId}/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await picture(page, name);
    }
  });
});
