import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSources, root } from "./read-imports";

/** Every component that opens a dialog or a menu, as `team/role-dialog`. */
function componentsThatOpen(): string[] {
  return readSources()
    .filter(({ path }) => /^components\/(?!ui\/|forms\/).*\.tsx$/.test(path))
    .filter(({ text }) => /from "@\/components\/(?:ui\/(?:dialog|menu)|forms\/command-dialog)"/.test(text))
    .filter(({ text }) => /<(?:Dialog|Menu|CommandDialog)\s/.test(text))
    .map(({ path }) => path.replace(/^components\/|\.tsx$/g, ""));
}

test("every dialog and menu of the code is opened by a look, which judges it light, dark and on phones", () => {
  const looks = readFileSync(join(root, "e2e/fixtures/opened.ts"), "utf8");
  const shown = Array.from(looks.matchAll(/\bshows: \[([^\]]*)\]/g)).flatMap(([, names = ""]) =>
    Array.from(names.matchAll(/"([^"]+)"/g), ([, name]) => name),
  );
  const components = componentsThatOpen();
  expect(components.length).toBeGreaterThan(10);
  expect([...new Set(shown)].toSorted(), "say in e2e/fixtures/opened.ts how it is reached").toEqual(
    components.toSorted(),
  );
});
