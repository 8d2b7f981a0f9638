import type { Page } from "@playwright/test";
import { bringAxe, desktop, expectDecent } from "./fixtures/looks";
import { addOpened, type Opened, opened } from "./fixtures/opened";
import { expect, test } from "./fixtures/test";
import { enterAs } from "./fixtures/visits";

test.use({ viewport: desktop, reducedMotion: "reduce" });

/** About as many in each test, since tests run side by side. */
const areas = [...new Set(opened.map(({ area }) => area))];

for (const area of areas) {
  test(`what opens on the pages of ${area} is accessible and fits, light, dark and on phones`, async ({
    page,
    sql,
    signInAs,
  }) => {
    await bringAxe(page);
    const scene = await addOpened(sql);
    let who: Opened["as"] = "guest";
    let stillAt = "";
    for (const look of opened.filter((each) => each.area === area)) {
      if (look.as !== who) {
        await page.context().clearCookies();
        if (look.as === "owner") await signInAs(scene.accounts.owner);
        else if (look.as === "member" || look.as === "newcomer") await signInAs(scene.people[look.as]);
        else await enterAs(look.as, scene, { page, sql, signInAs });
        who = look.as;
        stillAt = "";
      }
      const path = look.path(scene);
      if (path !== stillAt) await page.goto(path);
      await look.open(page, scene);
      await expectDecent(page, "opened");
      stillAt = (await closed(page)) ? path : "";
    }
  });
}

/** Closes what stands in front of the page, which is then as it was before. False where the page itself is what was looked at. */
async function closed(page: Page): Promise<boolean> {
  const inFront = page.locator("[role=dialog], [role=menu]");
  if ((await inFront.count()) === 0) return false;
  await page.keyboard.press("Escape");
  await expect(inFront).toHaveCount(0);
  return true;
}
