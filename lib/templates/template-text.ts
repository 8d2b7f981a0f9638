import { z } from "zod";
import { hidesSomething, tidyText } from "@/lib/kernel/written-text";
import { placeholderWords } from "./labels";
import { readPlaceholders } from "./placeholders";

/** As much as a form gives back after a refusal, so that nothing typed is lost. */
export const longestBody = 10_000;
const longestSubject = 500;

function textProblem(text: string): string | null {
  if (hidesSomething(text)) return "Leave out invisible and control characters";
  return problemWords(text);
}

/**
 * The places that look like placeholders and are none, each named; null when there is none. Brackets that end what was not
 * begun may be meant, as in a smile: the page shows them, and they can be saved.
 */
function problemWords(text: string): string | null {
  const problems = readPlaceholders(text).problems.filter(({ kind }) => kind !== "stray");
  const said = problems
    .slice(0, 3)
    .map(
      ({ kind, line, column, excerpt }) => `“${excerpt}” (line ${line}, character ${column}) ${placeholderWords[kind]}`,
    );
  const more = problems.length - said.length;
  return said.length === 0 ? null : `${said.join(". ")}${more > 0 ? `. And ${more} more` : ""}`;
}

/**
 * What a template says. Unlike a name it may hold web addresses: it goes out under the project's own name. Measured as it is
 * kept: a form posts two characters where a line ends, and what was kept must be taken again.
 */
function textField(most: number, noun: string) {
  const problemOf = (text: string) => {
    if (text === "") return `Enter ${noun}`;
    return text.length > most ? `Use at most ${most} characters` : textProblem(text);
  };
  return z.string().transform((text, context): string => {
    const tidied = tidyText(text);
    const problem = problemOf(tidied);
    if (problem === null) return tidied;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

export const bodyField = textField(longestBody, "what the message says");

/** Of an email, on one line. */
export const subjectField = textField(longestSubject, "a subject").refine(
  (subject) => !subject.includes("\n"),
  "Write the subject on one line",
);
