import { expect, test } from "vitest";
import { z } from "zod";
import { isTest, readSources, type SourceFile } from "./read-imports";
import { type Registered, readRegistry } from "./read-registry";

/**
 * A command that compares what its form was filled in from (`seen`) with what is there now takes a request without it too,
 * from a program. A form that forgot it would overwrite what somebody else has saved, and no test of the command would tell.
 */
const sources = readSources();
const registry = await readRegistry(sources);
const drawn = sources.filter(({ path }) => /^(?:app|components)\/.*\.tsx?$/.test(path) && !isTest(path));
const comparing = registry.filter(
  ({ kind, input }) =>
    kind === "command" && "seen" in (z.toJSONSchema(input, { io: "input", unrepresentable: "any" }).properties ?? {}),
);

/** Where a form says which command it posts to: by its words, or by the schema with which the browser checks it. */
function placesOf({ name, input }: Registered, { path, text }: SourceFile): number[] {
  if (path.endsWith("/refusals.ts")) return [];
  const schema = inputNames.get(input);
  const said = [`\\w+Refusals\\.${name}\\b(?!\\.)`, ...(schema ? [`\\b${schema}\\b`] : [])];
  const places = new RegExp(`\\b(?:sentences|schema)(?:=\\{|: )(?:${said.join("|")})`, "g");
  return Array.from(text.matchAll(places), ({ index }) => index);
}

/** The names under which the areas export their inputs. */
const inputNames = new Map<unknown, string>();
for (const { path } of sources.filter(({ path }) => /^lib\/\w[\w-]*\/input\.ts$/.test(path)))
  for (const [name, value] of Object.entries((await import(/* @vite-ignore */ `../../${path}`)) as object))
    inputNames.set(value, name);

/** Whether what the form at this place sends along unseen has `seen` in it: the object of the `hidden` nearest to it. */
function sendsSeen({ text }: SourceFile, place: number): boolean {
  const given = Array.from(text.matchAll(/\bhidden(?:=\{|: )(?:\{([^}]*)\}|(\w+))/g)).toSorted(
    (one, other) => Math.abs(one.index - place) - Math.abs(other.index - place),
  )[0];
  if (!given) return false;
  const [, object, variable] = given;
  const made = object ?? new RegExp(`\\bconst ${variable} = \\{([^}]*)\\}`).exec(text)?.[1];
  if (made !== undefined) return /\bseen\b/.test(made);
  // Handed in: by whoever uses the component.
  const component = /\bexport function ([A-Z]\w+)/.exec(text)?.[1];
  const uses = new RegExp(`<${component}\\b[^<]*?\\bhidden=\\{\\{[^}]*\\bseen\\b`);
  return drawn.some((file) => uses.test(file.text));
}

test("there are commands that compare, and forms of them", () => {
  expect(comparing.length).toBeGreaterThan(10);
});

test.each(comparing.map((command) => [command.name, command] as const))(
  "each form of %s sends what it was filled in from",
  (name, command) => {
    const forms = drawn.flatMap((file) => placesOf(command, file).map((place) => ({ file, place })));
    const silent = forms.filter(({ file, place }) => !sendsSeen(file, place)).map(({ file }) => file.path);
    expect(
      silent.map((path) => `${path}: send \`seen\`, from the query that the page was drawn from, in \`hidden\``),
    ).toEqual([]);
    expect(forms.length, `no form says by its words or its schema that it posts to ${name}`).toBeGreaterThan(0);
  },
);
