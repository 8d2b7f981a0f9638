import { diffArrays } from "diff";
import { readPlaceholders } from "./placeholders";

/** A sentence of two versions, or an empty line between paragraphs. */
export interface ComparedLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

export interface VersionText {
  readonly name: string;
  /** Only an email has one. */
  readonly subject: string | null;
  readonly body: string;
}

export interface Comparison {
  /** Null where both versions say the same. */
  readonly name: readonly ComparedLine[] | null;
  readonly subject: readonly ComparedLine[] | null;
  readonly body: readonly ComparedLine[];
  readonly isSame: boolean;
  /** Placeholders that one of the two has and the other has not, as they are written. */
  readonly newNames: readonly string[];
  readonly goneNames: readonly string[];
}

/** What became of one version in another, sentence by sentence. */
export function compareVersions(before: VersionText, after: VersionText): Comparison {
  const name = before.name === after.name ? null : compareTexts(before.name, after.name);
  const subject = before.subject === after.subject ? null : compareTexts(before.subject ?? "", after.subject ?? "");
  const [old, present] = [placeholdersOf(before), placeholdersOf(after)];
  return {
    name,
    subject,
    body: compareTexts(before.body, after.body),
    isSame: name === null && subject === null && before.body === after.body,
    newNames: namesBeyond(present, old),
    goneNames: namesBeyond(old, present),
  };
}

/**
 * Two texts that have nothing in common, each as long as a body may be, would keep a processor busy for seconds. From so
 * many differences on nobody reads them one by one: the old text is shown taken out and the new one put in.
 */
const mostDifferences = 500;

export function compareTexts(before: string, after: string): ComparedLine[] {
  const [old, present] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(old, present, { maxEditLength: mostDifferences });
  if (!changes) return [...lines("removed", old), ...lines("added", present)];
  return changes.flatMap(({ added, removed, value }) => lines(added ? "added" : removed ? "removed" : "same", value));
}

const lines = (kind: ComparedLine["kind"], texts: readonly string[]) => texts.map((text) => ({ kind, text }));

/** Knows sentences in any script, as a full stop and a space do not. */
const sentences = new Intl.Segmenter("en-GB", { granularity: "sentence" });

function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const parts = Array.from(sentences.segment(line), ({ segment }) => segment.trim()).filter((part) => part !== "");
    return parts.length === 0 ? [""] : parts;
  });
}

/** A placeholder may stand in the subject alone. */
const placeholdersOf = ({ subject, body }: VersionText) => readPlaceholders(`${subject ?? ""}\n${body}`).placeholders;

type Placeholders = ReturnType<typeof placeholdersOf>;

function namesBeyond(some: Placeholders, others: Placeholders): string[] {
  const known = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !known.has(key)).map(({ name }) => name);
}
