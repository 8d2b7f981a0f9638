import { plantDirectoryGroup } from "../../lib/testing/plant-directory";
import { addAccount, addTwo } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of a directory group", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("who is not in it, and why", async ({ page, sql, signInAs }) => {
    const { owner, organisation, member } = await addTwo(sql, "technician");
    const former = await addAccount(sql, { name: "Jonas Weber" });
    await plantDirectoryGroup(sql, organisation, [
      { ...member, state: "not_in_directory" },
      { ...former, reason: "refused", leaverName: former.name },
    ]);
    await signInAs(owner);
    await page.goto(`/orgs/${organisation.slug}/settings/directory`);
    await expect(page.getByText("1 of 2 members in the group")).toBeVisible();
    await picture(page, "directory");
    await page.setViewportSize(phone);
    await picture(page, "directory-phone");
  });
});
