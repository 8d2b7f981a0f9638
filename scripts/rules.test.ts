import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codesNamed, readNaming, readRules, testsOf } from "./rules";

const document = readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8");
const rules = readRules(document);
const sources = readNaming();

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

test("every test that docs/rules.md names is there and has to do with the code", () => {
  const tested = testsOf(document, sources);
  const stale = rules.flatMap(({ code, testedIn }) =>
    testedIn.filter((path) => !tested.get(code)?.includes(path)).map((path) => `${code}: ${path}`),
  );
  expect(stale, "npm run docs:generate").toEqual([]);
});
