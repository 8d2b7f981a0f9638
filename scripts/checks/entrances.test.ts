import { expect, test } from "vitest";
import { handWrittenActions, pagesWithoutLoad, routeHandlers } from "./allowed-files";
import { isTest, readSource, readSources, type SourceFile } from "./read-imports";

/** Every way into the server from outside: actions, pages, route handlers (AZ-01). */
const app = readSources().filter(({ path }) => path.startsWith("app/"));
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");
const isActionFile = ({ text }: SourceFile) => /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\n\s*)*"use server"/.test(text);

/** What a file with "use server" exports and no `runAction(` stands behind. Each is an address that anybody can post to. */
function unguardedActions(file: SourceFile): string[] {
  if (!isActionFile(file)) return [];
  const values = /^export\s+(?!type\b|interface\b)(?:(?:async\s+)?(\w+)\*?\s+)?(\{[^}]*\}|\*|\w+)\s*(?:=\s*(\w+)\()?/gm;
  return Array.from(file.text.matchAll(values)).flatMap(([, keyword, name = "", called]) => {
    if (keyword === "const" && called === "runAction") return [];
    return `${file.path}#${name}` in handWrittenActions ? [] : [`${file.path}#${name}`];
  });
}

test("every server action is a command behind runAction", () => {
  expectNone(
    app
      .flatMap(unguardedActions)
      .map(
        (name) =>
          `${name}: write \`export const … = runAction(command)\`; an action that cannot be one goes with its reason into handWrittenActions in scripts/checks/allowed-files.ts`,
      ),
  );
});

test("an action that goes round runAction is noticed in any form", () => {
  const slips = [
    "export async function remove() {}",
    "export const remove = async () => {};",
    "export default async function () {}",
    "export { remove };",
    "export const remove = wrap(removeMember);",
  ];
  const missed = slips.filter(
    (slip) => unguardedActions(readSource("app/x/actions.ts", `"use server";\n${slip}\n`)).length === 0,
  );
  expect(missed).toEqual([]);
  const right =
    '"use server";\nexport type A = string;\nexport const remove = runAction(removeMember, (value) => value);\n';
  expect(unguardedActions(readSource("app/x/actions.ts", right))).toEqual([]);
});

test("server actions stand in files of their own, where the test above finds them", () => {
  const inline = readSources().filter(
    (file) => /^(?:app|components|lib)\//.test(file.path) && !isActionFile(file) && /^\s*"use server"/m.test(file.text),
  );
  expectNone(inline.map(({ path }) => `${path}: move the action into actions.ts beside the page, as runAction(…)`));
});

test("hand-written actions that are excused exist", () => {
  const gone = Object.keys(handWrittenActions).filter((name) => !app.some(({ path }) => path === name.split("#")[0]));
  expectNone(gone.map((name) => `${name} is gone: take it off scripts/checks/allowed-files.ts`));
});

test("every page of an organisation and of platform admins reads through load, which makes the actor and asks the gate", () => {
  const pages = app.filter(({ path }) => /^app\/(?:orgs\/\[org\]|admin)\/(?:.*\/)?page\.tsx$/.test(path));
  const bare = pages.filter(
    ({ path, text }) => !/\bload(?:Or|Link|Together)?\(/.test(text) && !(path in pagesWithoutLoad),
  );
  expectNone(
    bare.map(
      ({ path }) =>
        `${path}: read with \`await load(query, org, input)\` or \`loadTogether\`; a layout guards nothing, because it is not rendered again on every request (AZ-04)`,
    ),
  );
});

test("every route handler is listed with what guards it", () => {
  const found = app.filter(({ path }) => /\/route\.tsx?$/.test(path)).map(({ path }) => path);
  expectNone([
    ...found
      .filter((path) => !(path in routeHandlers))
      .map((path) => `${path}: add it to routeHandlers in scripts/checks/allowed-files.ts and say what guards it`),
    ...Object.keys(routeHandlers)
      .filter((path) => !found.includes(path))
      .map((path) => `${path} is gone: take it off routeHandlers in scripts/checks/allowed-files.ts`),
  ]);
});

test("only the server's own folder makes actors", () => {
  const makers = readSources().filter(
    ({ path, text }) =>
      /^(?:app|components|lib)\//.test(path) &&
      !path.startsWith("app/_server/") &&
      !isTest(path) &&
      /\bkind: "(?:member|user|visitor)",?\s+(?:userId|browserToken)\b/.test(text) &&
      // Hands a member's own claim on to the question who the person is.
      path !== "lib/usecase/open-scene.ts",
  );
  expectNone(makers.map(({ path }) => `${path} makes an actor: take it from app/_server/actor.ts`));
});
