import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blockNames, withGeneratedBlocks } from "./generated-blocks";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the tables of the README say what the code says", () => {
  expect(withGeneratedBlocks(readme) === readme, "run npm run docs:generate and commit README.md").toBe(true);
});

test("the README has every table that can be generated", () => {
  for (const name of blockNames) expect(readme).toContain(`<!-- generated:${name} -->`);
});

test("generating replaces what stands between the markers and nothing else", () => {
  const document = "before\n<!-- generated:configuration -->\nstale words\n<!-- /generated -->\nafter\n";
  const written = withGeneratedBlocks(document);
  expect(written).toMatch(/^before\n<!-- generated:configuration -->\n\n\| Variable \|/);
  expect(written).toMatch(/\n\n<!-- \/generated -->\nafter\n$/);
  expect(written).not.toContain("stale words");
  expect(withGeneratedBlocks(written)).toBe(written);
});

test("a marker that names nothing is a slip, not an empty table", () => {
  expect(() => withGeneratedBlocks("<!-- generated:weather -->\n<!-- /generated -->")).toThrow(/weather/);
});

test("the commands that the README gives exist", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const named = Array.from(readme.matchAll(/npm run ([a-z:-]+)/g), ([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(readme).toContain("npm ci && npm run demo");
  expect(readme).toContain("npm ci && npm test");
});
