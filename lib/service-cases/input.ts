import { z } from "zod";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { hasWebAddress } from "@/lib/kernel/shown-text";
import { hidesSomething, tidyText } from "@/lib/kernel/written-text";
import { caseStates } from "./labels";

const id = z.string().max(64);

/** What a case is called in its project. */
const number = z.number().int().min(1).max(2_147_483_647);

const longestTitle = 200;

/** As much as a form gives back after a refusal, so that nothing typed is lost. */
export const longestText = 10_000;

function textProblem(text: string, most: number, noun: string): string | null {
  if (text === "") return `Enter ${noun}`;
  if (text.length > most) return `Use at most ${most} characters`;
  return hidesSomething(text) ? "Leave out invisible and control characters" : null;
}

/** Measured as it is kept: a form posts two characters where a line ends, and what was kept must be taken again. */
function textField(most: number, noun: string) {
  return z.string().transform((text, context): string => {
    const tidied = tidyText(text);
    const problem = textProblem(tidied, most, noun);
    if (problem === null) return tidied;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

const content = {
  /** It stands in mails, where an address would become a link. */
  title: textField(longestTitle, "a title")
    .refine((title) => !/[\n\t]/.test(title), "Write the title on one line")
    .refine((title) => !hasWebAddress(title), "Titles may not contain web addresses. Put them into the description"),
  description: textField(longestText, "a description"),
};

const commentField = textField(longestText, "a comment");

export const createCaseInput = z.strictObject({
  ...content,
  /** Whoever opens it takes it on, too. */
  isMine: z.boolean("Check this answer"),
});

export const editCaseInput = z.strictObject({ caseId: id, seen: seenField, ...content });

export const commentOnCaseInput = z.strictObject({ caseId: id, comment: commentField });

export const caseInput = z.strictObject({ caseId: id });

/** `seen`: whose it was when the page was drawn. */
export const assignCaseInput = z.strictObject({ caseId: id, memberId: id, seen: seenField });

export const releaseCaseInput = z.strictObject({ caseId: id, seen: seenField });

export const resolveCaseInput = z.strictObject({ caseId: id, comment: commentField.nullable() });

export const setCaseMailsInput = z.strictObject({ receives: z.boolean("Check this answer"), seen: seenField });

/** What does not fit is left out rather than refused, so that a list is shown all the same. */
export const listCasesInput = z.strictObject({
  state: z
    .enum(["unresolved", ...caseStates, "all"])
    .optional()
    .catch(undefined),
  /** `me`, `nobody`, or the member whose they are. */
  assignee: z.string().max(64).optional().catch(undefined),
  after: z.string().max(1000).optional(),
});

export const getCaseInput = z.strictObject({
  number,
  /** A cursor: what happened before what is shown. */
  before: z.string().max(1000).optional(),
});

export const caseByNumberInput = z.strictObject({ number });

export const listCaseAssigneesInput = z.strictObject({ number, search: searchField });
