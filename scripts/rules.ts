import { isTest, type SourceFile } from "./checks/read-imports";

const row = /^\| ([A-Z]{2,3}-\d{2}) \| (.+?) \| (.*?) ?\|$/gm;
const code = /\b[A-Z]{2,3}-\d{2}\b/g;

export interface RuleRow {
  readonly code: string;
  readonly sentence: string;
  /** Paths from the project's root. */
  readonly testedIn: readonly string[];
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

/** The document with the last column as the tests are now. */
export function withTests(document: string, sources: readonly SourceFile[]): string {
  const named = codesNamed(document, sources.filter(isTestOf));
  return document.replace(row, (_, name: string, sentence: string) => {
    const tests = (named.get(name) ?? []).map((path) => `\`${path}\``);
    return `| ${name} | ${sentence} | ${tests.join(", ")} |`;
  });
}

export const isTestOf = ({ path }: SourceFile) => isTest(path) || path.startsWith("e2e/");

const family = (name: string) => name.slice(0, name.indexOf("-"));
