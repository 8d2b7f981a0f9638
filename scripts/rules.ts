import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isTest, readSource, readSources, root, type SourceFile } from "./checks/read-imports";

const row = /^\| ([A-Z]{2,3}-\d{2}) \| (.+?) \| (.*?) ?\|$/gm;
const code = /\b[A-Z]{2,3}-\d{2}\b/g;

export interface RuleRow {
  readonly code: string;
  readonly sentence: string;
  /** Paths from the project's root. */
  readonly testedIn: readonly string[];
}

/** Everything that may name a code: the sources, and the SQL of the migrations. */
export function readNaming(): SourceFile[] {
  const folder = "db/migrations/sql";
  const scripts = readdirSync(join(root, folder)).filter((name) => name.endsWith(".sql"));
  const sql = scripts.map((name) => readSource(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")));
  return [...readSources(), ...sql];
}

/** The rows of docs/rules.md. */
export function readRules(document: string): RuleRow[] {
  return Array.from(document.matchAll(row), ([, name = "", sentence = "", tests = ""]) => ({
    code: name,
    sentence,
    testedIn: Array.from(tests.matchAll(/`([^`]+)`/g), ([, path = ""]) => path),
  }));
}

/** Codes of the families that the page has, by the files that name them. */
export function codesNamed(document: string, sources: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const families = new Set(readRules(document).map((rule) => family(rule.code)));
  const named = new Map<string, string[]>();
  for (const { path, text } of sources)
    for (const found of new Set(text.match(code)))
      if (families.has(family(found))) named.set(found, [...(named.get(found) ?? []), path]);
  return named;
}

/** Tests that have to do with each code: those that name it first, then those that import a file that does. */
export function testsOf(document: string, sources: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const tests = sources.filter(isTestOf);
  const tested = new Map<string, readonly string[]>();
  for (const [name, paths] of codesNamed(document, sources)) {
    const naming = tests.filter(({ path }) => paths.includes(path));
    const importing = tests.filter(({ imports }) =>
      imports.some(({ target }) => target !== null && paths.includes(target)),
    );
    tested.set(name, Array.from(new Set([...naming, ...importing].map(({ path }) => path))));
  }
  return tested;
}

/** The document with the last column as the tests are now. */
export function withTests(document: string, sources: readonly SourceFile[]): string {
  const tested = testsOf(document, sources);
  return document.replace(row, (_, name: string, sentence: string) => {
    const tests = (tested.get(name) ?? []).slice(0, 4).map((path) => `\`${path}\``);
    return `| ${name} | ${sentence} | ${tests.join(", ")} |`;
  });
}

/** An act of lib/testing arranges, and asks nothing itself. */
const isTestOf = ({ path }: Pick<SourceFile, "path">) =>
  (isTest(path) && !path.startsWith("lib/testing/acts/")) || path.startsWith("e2e/");

const family = (name: string) => name.slice(0, name.indexOf("-"));
