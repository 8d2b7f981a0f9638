import type { Refused } from "@/lib/kernel/form-state";
import type { Refusal } from "@/lib/kernel/refusal";
import { fieldWords, generalWords, outlivedWords } from "./refusals";

/** Sentences by reason, by code, by `field.key` or by key alone. `{name}` is filled from the refusal's facts. */
export type Sentences = Readonly<Record<string, string>>;
export type Facts = Readonly<Record<string, string | number>>;
type Said = Pick<Refusal, "code" | "facts"> & { readonly reason?: string | undefined };

/** `[a new password](/forgot-password)`: where a general sentence names a page, it leads there. */
export const linkInSentence = /\[([^\]]+)\]\((\/[^)]*)\)/;

const own = (sentences: Sentences, key: string): string | undefined =>
  Object.hasOwn(sentences, key) ? sentences[key] : undefined;

/** A placeholder without its fact stays visible: better an odd sentence in a test than a silent gap. */
export function fillFacts(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : placeholder,
  );
}

/** `value` is a key, or, if it has a space, a finished sentence. */
export function fieldSentence(field: string, value: string, sentences: Sentences, facts: Facts = {}): string {
  if (/\s/u.test(value.trim())) return value;
  const sentence =
    own(sentences, `${field}.${value}`) ?? own(sentences, value) ?? own(fieldWords, value) ?? "Check this answer";
  return fillFacts(sentence, facts);
}

export function fieldSentences(
  fields: Readonly<Record<string, string>>,
  sentences: Sentences,
  facts: Facts = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, fieldSentence(field, value, sentences, facts)]),
  );
}

/** The heading of the summary. When fields are listed below it, the plain default would only repeat that. */
export function generalSentence(state: Refused, sentences: Sentences): string {
  const written = findWords(state, [sentences, outlivedWords]);
  if (written !== undefined) return fillFacts(written, state.facts);
  return Object.keys(state.fields).length > 0 ? "There is a problem" : generalWords[state.code];
}

/** For an answer that is no page. A reason says more than a code, whichever of the dictionaries has it. */
export function refusalSentence(refusal: Said, ...dictionaries: readonly Sentences[]): string {
  const words = findWords(refusal, dictionaries) ?? generalWords[refusal.code];
  return fillFacts(words.replace(new RegExp(linkInSentence, "g"), "$1"), refusal.facts);
}

function findWords({ code, reason }: Said, dictionaries: readonly Sentences[]): string | undefined {
  const keys = reason ? [reason, code] : [code];
  return keys
    .flatMap((key) => dictionaries.map((sentences) => own(sentences, key)))
    .find((words) => words !== undefined);
}
