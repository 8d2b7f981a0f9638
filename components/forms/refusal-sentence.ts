import type { FormState } from "@/lib/kernel/form-state";
import type { RefusalCode } from "@/lib/kernel/refusal";

/** Sentences by reason, by code, by `field.key` or by key alone. `{name}` is filled from the refusal's facts. */
export type Sentences = Readonly<Record<string, string>>;
export type Facts = Readonly<Record<string, string | number>>;
export type Refused = Extract<FormState, { status: "refused" }>;

const byCode: Record<RefusalCode, string> = {
  not_found: "This no longer exists, or you cannot open it. Go back and reload the page.",
  forbidden: "You are not allowed to do this. Ask somebody who manages this to do it.",
  invalid: "Check what you entered and try again.",
  conflict: "Somebody changed this in the meantime. Reload the page and try again.",
  expired: "This has expired. Start again.",
  rate_limited: "Too many attempts. Wait a few minutes and try again.",
  verification_required: "Confirm that it is you, then try again.",
  unavailable: "This does not work at the moment. Try again in a few minutes.",
};

const byKey: Sentences = {
  required: "Fill in this field",
  invalid: "Check this answer",
  too_short: "This is too short",
  too_long: "This is too long",
  taken: "This is already taken",
};

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
    own(sentences, `${field}.${value}`) ?? own(sentences, value) ?? own(byKey, value) ?? "Check this answer";
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
  const written = (state.reason && own(sentences, state.reason)) || own(sentences, state.code);
  if (written) return fillFacts(written, state.facts);
  if (Object.keys(state.fields).length > 0) return "There is a problem";
  return byCode[state.code];
}
