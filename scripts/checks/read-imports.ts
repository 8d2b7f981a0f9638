import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** One import or re-export of a file, as its text says it. */
export interface Import {
  /** What stands in quotes. */
  readonly specifier: string;
  /** The file of ours that it means, from the root of the repository; null for a package. */
  readonly target: string | null;
  /** Names as the other file exports them; `default`, and `*` for all of them. Empty when imported for its effect. */
  readonly names: readonly string[];
  /** Gone after compilation: the statement or each of its names says `type`. */
  readonly isType: boolean;
  readonly isReExport: boolean;
  /** `import("…")`, which runs when it is asked for. */
  readonly isLazy: boolean;
  readonly line: number;
}

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const skippedFolders = new Set(["node_modules", "test-results", "playwright-report", "coverage"]);

/** Every .ts and .tsx file of the repository, without what tools write. */
export function readSources(): SourceFile[] {
  return listFiles(root)
    .filter((path) => /\.tsx?$/.test(path) && path !== "next-env.d.ts")
    .map((path) => readSource(path, readFileSync(join(root, path), "utf8")));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || skippedFolders.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative(root, path).replaceAll("\\", "/")];
  });
}

export function readSource(path: string, text: string): SourceFile {
  return { path, text, imports: readImports(path, text) };
}

/** Biome writes every statement from the start of a line and with double quotes, so that patterns are enough. */
const statements = [
  /^import\s+(?<type>type\s+)?(?<names>[\w$*{}\s,]+?)\s+from\s+"(?<specifier>[^"\n]+)"/gm,
  /^import\s+"(?<specifier>[^"\n]+)"/gm,
  /^(?<reExport>export)\s+(?<type>type\s+)?(?<names>\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+"(?<specifier>[^"\n]+)"/gm,
  // `await import("…")`; in a type, `import("…")` costs nothing but is an edge all the same.
  /\bimport\(\s*"(?<specifier>[^"\n]+)"\s*\)/g,
];

export function readImports(path: string, text: string): Import[] {
  return statements.flatMap((statement) =>
    Array.from(text.matchAll(statement), (match): Import => {
      const { type, names = "", specifier = "", reExport } = match.groups ?? {};
      const parts = readNames(names);
      const isLazy = match[0].startsWith("import(");
      return {
        specifier,
        target: resolveSpecifier(path, specifier),
        names: isLazy ? ["*"] : parts.map((part) => part.name),
        isType: type !== undefined || (parts.length > 0 && parts.every((part) => part.isType)),
        isReExport: reExport !== undefined,
        isLazy,
        line: text.slice(0, match.index).split("\n").length,
      };
    }),
  );
}

function readNames(clause: string): { name: string; isType: boolean }[] {
  const [, before = "", braced] = /^([^{]*)(?:\{([\s\S]*)\})?$/.exec(clause) ?? [];
  const outside = split(before).map((part) => ({ name: part.startsWith("*") ? "*" : "default", isType: false }));
  const inside = split(braced ?? "").map((part) => {
    const [, isType, name = ""] = /^(type\s+(?!as\b))?(\w+)/.exec(part) ?? [];
    return { name, isType: isType !== undefined };
  });
  return [...outside, ...inside];
}

function split(list: string): string[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function resolveSpecifier(from: string, specifier: string): string | null {
  const isRelative = specifier.startsWith(".");
  if (!isRelative && !specifier.startsWith("@/")) return null;
  const path = posix.normalize(isRelative ? posix.join(posix.dirname(from), specifier) : specifier.slice(2));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((each) => /\.\w+$/.test(each) && existsSync(join(root, each))) ?? path;
}

/** Name of the package that a specifier asks for; null for a file of ours. `node:fs` stays whole. */
export function packageOf({ specifier, target }: Import): string | null {
  if (target !== null) return null;
  return specifier.startsWith("node:")
    ? specifier
    : specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /\.fixture\.tsx?$/.test(path) || path.split("/").includes("testing");
}
