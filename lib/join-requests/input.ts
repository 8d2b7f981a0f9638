import { z } from "zod";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { foldersField, permissionsField } from "@/lib/project-team/input";
import { answerField, decisions, reasonField, saysWhyNot } from "@/lib/requests/input";

/** As many managers as are offered, and asked. */
export const mostAsked = 20;

/** From a URL. `after`: a cursor of `pageOf`. */
export const listJoinableProjectsInput = z.strictObject({
  search: searchField,
  after: z.string().max(1000).optional().catch(undefined),
});

export const joinableProjectInput = z.strictObject({ projectId: z.string().max(64) });

/** `people`: the accounts of those who are asked. */
export const askToJoinInput = z.strictObject({
  projectId: z.string().max(64),
  people: z
    .array(z.string().regex(/^usr_[0-9a-z]{1,40}$/, "Check this answer"))
    .min(1, "Choose whom to ask")
    .max(mostAsked, "Choose fewer")
    .transform((given) => Array.from(new Set(given)).sort()),
  reason: reasonField,
});

export const joinRequestInput = z.strictObject({ joinRequestId: z.string().max(64) });

/** With a no, permissions and folders say nothing. */
export const decideJoinRequestInput = z
  .strictObject({
    joinRequestId: z.string().max(64),
    decision: z.enum(decisions, "Choose an answer"),
    answer: answerField,
    permissions: permissionsField,
    folders: foldersField,
    /** Whether folders could be chosen on the page. */
    seen: seenField,
  })
  .superRefine(saysWhyNot);
