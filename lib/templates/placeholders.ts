/**
 * Reads the text of a template: what is written as it stands, and the ((placeholders)) that whoever sends it fills in.
 * Pure, and safe in a browser, so that the editor marks what the server will find.
 */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "placeholder"; readonly text: string; readonly name: string; readonly key: string };

/** Why a place that looks like a placeholder is none; each has its words in labels.ts. */
export const placeholderProblems = ["unclosed", "stray", "empty", "brackets_inside", "full_width"] as const;
export type ProblemKind = (typeof placeholderProblems)[number];

export interface PlaceholderProblem {
  readonly kind: ProblemKind;
  /** Counted from one, in characters as people count them. */
  readonly line: number;
  readonly column: number;
  /** The beginning of the place, so that it is found without counting. */
  readonly excerpt: string;
}

export interface Placeholder {
  /** As it is written where it stands first. */
  readonly name: string;
  readonly key: string;
}

export interface ReadText {
  readonly pieces: readonly Piece[];
  /** In the order in which they stand first, each once. */
  readonly placeholders: readonly Placeholder[];
  readonly problems: readonly PlaceholderProblem[];
}

/**
 * The name by which a value is looked up. As in GOV.UK Notify, First_Name and "first name" are one: neither case nor
 * spaces, hyphens and underscores count; nor do quotes, which word processors bend, and joiners, which nobody sees.
 */
export function placeholderKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s_\p{Pd}\p{Quotation_Mark}\u2019\p{Default_Ignorable_Code_Point}]/gu, "")
    .toLowerCase();
}

/** Nothing that could begin or end another one, and on one line: a missing end costs a line and not the whole text. */
const placeholder = /\(\(([^()\n]*)\)\)/g;

const wideBrackets =
  /[\uff08\ufe59(]{2}[^()\uff08\uff09\ufe59\ufe5a\n]*[\uff09\ufe5a)]{2}|[\u2985\uff5f][^\n\u2985\uff5f]*?[\u2986\uff60]/g;

/** Whoever has so many is told of the first ones; a text of nothing but brackets must not cost more than another. */
const mostProblems = 20;

export function readPlaceholders(text: string): ReadText {
  const pieces: Piece[] = [];
  const problems: PlaceholderProblem[] = [];
  const found = new Map<string, Placeholder>();
  for (const [index, line] of text.replace(/\r\n?/g, "\n").split("\n").entries()) {
    const read = readLine(line);
    pieces.push(...(index === 0 ? [] : [{ kind: "text", text: "\n" } as const]), ...read.pieces);
    const room = mostProblems - problems.length;
    problems.push(...read.problems.slice(0, room).map(({ kind, at }) => placeOf(kind, line, index + 1, at)));
    for (const piece of read.pieces) {
      if (piece.kind === "placeholder" && !found.has(piece.key))
        found.set(piece.key, { name: piece.name, key: piece.key });
    }
  }
  return { pieces: joinText(pieces), placeholders: Array.from(found.values()), problems };
}

interface Found {
  readonly kind: ProblemKind;
  readonly at: number;
}

function readLine(line: string): { pieces: Piece[]; problems: Found[] } {
  const pieces: Piece[] = [];
  const problems: Found[] = [];
  // What has been read is hidden from the search for brackets that were left over.
  const rest = line.split("");
  let from = 0;
  for (const match of line.matchAll(placeholder)) {
    const name = (match[1] ?? "").trim().replace(/\s+/gu, " ");
    const key = placeholderKey(name);
    if (key === "") problems.push({ kind: "empty", at: match.index });
    rest.fill(" ", match.index, match.index + match[0].length);
    if (key === "") continue;
    pieces.push(...textOf(line.slice(from, match.index)), { kind: "placeholder", text: match[0], name, key });
    from = match.index + match[0].length;
  }
  pieces.push(...textOf(line.slice(from)));
  for (const match of rest.join("").matchAll(wideBrackets)) {
    if (/^\(\(.*\)\)$/u.test(match[0])) continue;
    problems.push({ kind: "full_width", at: match.index });
    rest.fill(" ", match.index, match.index + match[0].length);
  }
  problems.push(...leftOver(rest.join("")));
  return { pieces, problems: problems.sort((one, other) => one.at - other.at) };
}

/**
 * Pairs of brackets that are no placeholder's. Ordinary ones are matched first, so that "(see (below))" and
 * "f((x) + (y))" are what they are: text.
 */
function leftOver(line: string): Found[] {
  const open: number[] = [];
  const endOf = new Map<number, number>();
  const strays = new Set<number>();
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "(") open.push(at);
    if (line[at] !== ")") continue;
    const begin = open.pop();
    if (begin === undefined) strays.add(at);
    else endOf.set(begin, at);
  }
  const openings = Array.from(line.matchAll(/\({2,}/g), ({ index }) => index).flatMap((at): Found[] => {
    const [outer, inner] = [endOf.get(at), endOf.get(at + 1)];
    if (outer === undefined) return [{ kind: "unclosed", at }];
    return inner === outer - 1 ? [{ kind: "brackets_inside", at }] : [];
  });
  const endings = Array.from(line.matchAll(/\){2,}/g)).flatMap(({ index, 0: run }): Found[] =>
    Array.from(run).some((_, step) => strays.has(index + step)) ? [{ kind: "stray", at: index }] : [],
  );
  return [...openings, ...endings];
}

const textOf = (text: string): Piece[] => (text === "" ? [] : [{ kind: "text", text }]);

function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

function placeOf(kind: ProblemKind, line: string, number: number, at: number): PlaceholderProblem {
  const excerpt = Array.from(line.slice(at, at + 90))
    .slice(0, 30)
    .join("")
    .trimEnd();
  return { kind, line: number, column: Array.from(line.slice(0, at)).length + 1, excerpt };
}
