import { type EmailAddress, parseEmailAddress } from "./email-address";
import { nameProblem, tidyName } from "./person-name";

/** Somebody in a pasted list, or what is left of it that is nobody. */
export interface Pasted {
  /** As it was pasted: the address, or what is none. */
  readonly text: string;
  /** Null: this is no address. */
  readonly email: EmailAddress | null;
  readonly name: string | null;
  /** Of the pasted text, from 1. */
  readonly line: number;
}

/**
 * A pasted list of people, each once, in their order: addresses are found first, and what is left says whose they are.
 * Takes what mail programs and tables give: `Lund, Mia <mia@example.org>; Berg, Jonas <jonas@example.org>`, one to a line,
 * between commas, or a name and an address in two columns.
 */
export function readPasted(text: string): readonly Pasted[] {
  const found = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line, index) => line.split(";").flatMap((part) => readPart(part, index + 1)));
  const seen = new Set<string>();
  return found.filter(({ text, email }) => {
    const key = email?.canonical ?? text.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** As `readPasted` reads it again. */
export const asPasted = ({ name, text }: Pick<Pasted, "name" | "text">) => (name ? `${name} <${text}>` : text);

interface Found {
  readonly text: string;
  readonly email: EmailAddress;
  readonly isInBrackets: boolean;
  readonly from: number;
  readonly to: number;
}

/** What stands between two semicolons: usually one person, or several between commas. */
function readPart(part: string, line: number): Pasted[] {
  const nobody = (text: string): Pasted => ({ text: text.trim(), email: null, name: null, line });
  const found = addressesIn(part);
  if (found.length === 0) return (part.includes("@") ? piecesOf(part) : [part]).filter(saysSomething).map(nobody);
  const isOnly = found.length === 1;
  const read: Pasted[] = [];
  let at = 0;
  for (const { text, email, isInBrackets, from, to } of found) {
    const before = piecesOf(part.slice(at, from));
    at = to;
    // Between addresses without brackets nobody can tell whose a name is.
    const named = isInBrackets || isOnly ? lastWords(before) : 0;
    const [rest, words] = [before.slice(0, before.length - named), before.slice(before.length - named)];
    const behind = isOnly && named === 0 ? piecesOf(part.slice(to)) : [];
    const namesBehind = behind.length <= 2 && !behind.some(isAddressLike);
    if (namesBehind && behind.length > 0) at = part.length;
    read.push(...rest.map(nobody), { text, email, name: nameOf(namesBehind ? [...words, ...behind] : words), line });
  }
  return [...read, ...piecesOf(part.slice(at)).map(nobody)];
}

const isAddressLike = (piece: string) => piece.includes("@");
const saysSomething = (piece: string) => /[\p{L}\p{N}@]/u.test(piece);

/** Between commas; numbers of a list and what divides it say nothing. */
function piecesOf(text: string): string[] {
  return text.split(",").filter(saysSomething);
}

/** How many of the pieces before an address can be its name: `Lund, Mia` are two. */
function lastWords(pieces: readonly string[]): number {
  const tail = pieces.slice(-2);
  return tail.length - 1 - tail.findLastIndex(isAddressLike);
}

/** `Lund`, ` Mia` is Mia Lund; columns without a blank between are in the order in which they stand. Null: no name. */
function nameOf(pieces: readonly string[]): string | null {
  const [first = "", second] = pieces;
  const words = second === undefined ? [first] : second.startsWith(" ") ? [second, first] : [first, second];
  const whole = words.map((word) => word.replace(/["“”<>]/g, " ")).join(" ");
  const name = tidyName(
    whole
      .trim()
      .replace(/^\(([^()]*)\)$/, "$1")
      .replace(/\([^()]*\)/g, " ")
      .replace(/^[\s'‘-]+|[\s'’-]+$/g, "")
      .replace(/\s+/g, " "),
  );
  return /\p{L}/u.test(name) && !name.endsWith(":") && nameProblem(name) === null ? name : null;
}

/** The addresses in it with their places; one before another in brackets is what a mail program shows for it. */
function addressesIn(part: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of part.matchAll(/<([^<>]*)>|[^\s<>,"()[\]]+/g)) {
    if (!isAddressLike(match[0])) continue;
    const isInBrackets = match[1] !== undefined;
    const text = (match[1] ?? match[0])
      .trim()
      .replace(/^mailto:/i, "")
      .replace(/^'(.*)'$|[.:]+$/, "$1");
    const email = parseEmailAddress(text);
    if (!email) continue;
    const last = found.at(-1);
    const shows = isInBrackets && last && !last.isInBrackets && !saysSomething(part.slice(last.to, match.index));
    if (shows) found.pop();
    found.push({
      text,
      email,
      isInBrackets,
      from: shows ? last.from : match.index,
      to: match.index + match[0].length,
    });
  }
  return found;
}
