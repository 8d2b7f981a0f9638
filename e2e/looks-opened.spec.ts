import { readdirSync, readFileSync } from "node:fs";
import { desktop, expectDecent } from "./fixtures/looks";
import { addOpened, type Opened, opened } from "./fixtures/opened";
import { expect, test } from "./fixtures/test";
import { enterAs } from "./fixtures/visits";

test.use({ viewport: desktop, reducedMotion: "reduce" });

/** Every component that opens a dialog or a menu, as `team/role-dialog`. */
function componentsThatOpen(): string[] {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  return files
    .filter((file) => file.endsWith(".tsx") && !/^(?:ui|forms)\//.test(file))
    .filter((file) => {
      const text = readFileSync(`components/${file}`, "utf8");
      return (
        /from "@\/components\/(?:ui\/(?:dialog|menu)|forms\/command-dialog)"/.test(text) &&
        /<(?:Dialog|Menu|CommandDialog)\s/.test(text)
      );
    })
    .map((file) => file.replace(/\.tsx$/, ""))
    .toSorted();
}

test("every dialog and menu of the code is opened by one of these looks", () => {
  const shown = [...new Set(opened.flatMap(({ shows }) => shows))].toSorted();
  expect(shown, "say in e2e/fixtures/opened.ts how it is reached").toEqual(componentsThatOpen());
});

/** About as many in each test, since tests run side by side. */
const areas = [...new Set(opened.map(({ area }) => area))];

for (const area of areas) {
  test(`what opens on the pages of ${area} is accessible and fits, light, dark and on phones`, async ({
    page,
    sql,
    signInAs,
  }) => {
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
