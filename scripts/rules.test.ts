import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSources } from "./checks/read-imports";
import { codesNamed, isTestOf, readRules } from "./rules";

const document = readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8");
const rules = readRules(document);
const sources = readSources();

test("every code that the code names stands in docs/rules.md with one sentence", () => {
  expect(rules.length).toBeGreaterThan(100);
  const known = new Set(rules.map(({ code }) => code));
  const strange = Array.from(codesNamed(document, sources)).filter(([code]) => !known.has(code));
  expect(strange.map(([code, paths]) => `${code} (${paths[0]}): add its row to docs/rules.md`)).toEqual([]);
  expect(rules.filter(({ sentence }) => sentence.length < 20)).toEqual([]);
  expect(known.size).toBe(rules.length);
});

test("no row of docs/rules.md is left of a code that nothing names", () => {
  const named = codesNamed(document, sources);
  expect(rules.filter(({ code }) => !named.has(code)).map(({ code }) => code)).toEqual([]);
});

test("every test that docs/rules.md names is there and names the code", () => {
  const tests = codesNamed(document, sources.filter(isTestOf));
  const stale = rules.flatMap(({ code, testedIn }) =>
    testedIn.filter((path) => !tests.get(code)?.includes(path)).map((path) => `${code}: ${path}`),
  );
  expect(stale, "npm run docs:generate").toEqual([]);
});
