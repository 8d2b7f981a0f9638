import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { allMails, allMessages } from "@/lib/jobs/all-messages";
import { isTest, readSources, root } from "./read-imports";

const sources = readSources().filter(({ path }) => path.startsWith("lib/") && !isTest(path));
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");

/** Every exported mail, text and announcement, found by how its file reads. */
const defined = (
  await Promise.all(
    sources
      .filter(({ text }) => /^export const \w+ = define(?:Mail|Text|Announcement)\(/m.test(text))
      .map(async ({ path }) => {
        const exported = (await import(/* @vite-ignore */ `../../${path}`)) as Record<
          string,
          { readonly definition: { readonly kind: string; readonly name: string } }
        >;
        return Object.entries(exported).map(([exportName, { definition }]) => ({ path, exportName, definition }));
      }),
  )
).flat();

test("the worker knows every message, each by a name of its own", () => {
  const unknown = defined.filter(({ definition }) => allMessages.get(definition.name) !== definition);
  expectNone(
    unknown.map(
      ({ path, exportName, definition }) =>
        `${exportName} of ${path} would not be sent: put its file into lib/jobs/all-messages.ts, and see that no other message is called ${definition.name}`,
    ),
  );
  expect(allMessages.size).toBe(defined.length);
});

test("every message is sent by something", () => {
  const idle = defined.filter(
    ({ path, exportName }) =>
      !sources.some(({ imports }) =>
        imports.some(({ target, names }) => target === path && names.includes(exportName)),
      ),
  );
  expectNone(
    idle.map(({ path, exportName }) => `nothing sends ${exportName}: return it from a command or take it off ${path}`),
  );
});

test("a message is called in code as in the queue, with what it is at the end", () => {
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const bad = defined.filter(
    ({ exportName, definition: { name, kind } }) =>
      exportName !== `${camel(name)}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
  );
  expectNone(
    bad.map(({ path, exportName, definition }) => `${exportName} of ${path} is ${definition.name} in the queue`),
  );
});

test("every template is some mail's, and called as it is", async () => {
  const texts = sources.map(({ text }) => text);
  const templates = readSources().filter(({ path }) => /^emails\/[^/]+\.tsx$/.test(path) && !isTest(path));
  const idle = templates.filter(
    ({ path }) => !texts.some((text) => text.includes(`import("@/${path.replace(".tsx", "")}")`)),
  );
  expectNone(idle.map(({ path }) => `${path} is no mail's: name it in the mail's record or take it out`));
  const elsewhere = allMails.filter(({ name }) => !existsSync(`${root}/emails/${name.replaceAll("_", "-")}.tsx`));
  expectNone(elsewhere.map(({ name }) => `the template of ${name} should be emails/${name.replaceAll("_", "-")}.tsx`));
});
