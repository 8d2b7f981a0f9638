import { bringAxe, desktop, expectDecent } from "./fixtures/looks";
import { addOpened, type Opened, opened } from "./fixtures/opened";
import { test } from "./fixtures/test";
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
    for (const look of opened.filter((each) => each.area === area)) {
      if (look.as !== who) {
        await page.context().clearCookies();
        if (look.as === "owner") await signInAs(scene.accounts.owner);
        else if (look.as === "member" || look.as === "newcomer") await signInAs(scene.people[look.as]);
        else await enterAs(look.as, scene, { page, sql, signInAs });
        who = look.as;
      }
      await page.goto(look.path(scene));
      await look.open(page, scene);
      await expectDecent(page, "opened");
    }
  });
}
