import sharp from "sharp";
import { plantPlace, plantProject, plantSender } from "../../lib/testing/plant-project";
import { addTwo } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of a project's settings", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("settings and usage", async ({ page, sql, signInAs }) => {
    const { owner, organisation, member } = await addTwo(sql, "member");
    const project = await plantProject(sql, organisation, "Harbour substation");
    const [{ id = "" } = {}] = await sql<{ id: string }[]>`
      select id from members where organisation_id = ${organisation.id} and user_id = ${member.userId}`;
    await plantPlace(sql, project, id);
    await sql`update projects set has_email_sign_in = true where id = ${project}`;
    await sql`update users set sign_in_method = 'email_auth' where id = ${member.userId}`;
    await plantSender(sql, project, "email", "desk@northwind.example");
    await plantSender(sql, project, "text", "Harbour");
    await plantSender(sql, project, "text", "Quay", false);
    await signInAs(owner);
    const place = `/orgs/${organisation.slug}/projects/${project}`;
    await page.goto(`${place}/settings`);
    const blue = { create: { width: 300, height: 200, channels: 3, background: "#0b6450" } } as const;
    await page.getByLabel("Logo", { exact: true }).setInputFiles({
      name: "logo.png",
      mimeType: "image/png",
      buffer: await sharp(blue).png().toBuffer(),
    });
    await page.getByRole("button", { name: "Upload logo" }).click();
    await expect(page.getByRole("img", { name: /^Logo of/ })).toBeVisible();
    await page.goto(`${place}/settings`);
    await picture(page, "project-settings");
    await page.setViewportSize(phone);
    await picture(page, "project-settings-phone");
    await page.setViewportSize(desktop);
    await page.goto(`${place}/usage`);
    await picture(page, "project-usage");
  });
});
