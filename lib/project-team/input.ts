import { z } from "zod";
import { mostFolders } from "@/lib/folders/bounds";
import { emailField } from "@/lib/kernel/email-address";
import { messageField } from "@/lib/kernel/plain-text";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { memberInput } from "@/lib/members/input";
import { type ProjectPermission, projectPermissionKeys } from "@/lib/permissions/project-table";
import { proposableMethodField } from "@/lib/proposals/input";

const afterField = z.string().max(1000).optional().catch(undefined);

/** From a URL, so what does not fit is left out rather than refused: a list is shown all the same. */
export const listProjectTeamInput = z.strictObject({
  search: searchField,
  /** Where the page before ended; absent for the first. */
  after: afterField,
  /** The same of the invitations alone. */
  invited: afterField,
});

/** The projects of one member, page by page. */
export const listMemberProjectsInput = z.strictObject({
  ...memberInput.shape,
  after: afterField,
});

/** In the order of the table and once each, so that two equal sets are equal. */
export const permissionsField = z
  .array(z.enum(projectPermissionKeys as [ProjectPermission, ...ProjectPermission[]], "Check this answer"))
  .transform((given) => projectPermissionKeys.filter((key) => given.includes(key)));

export const foldersField = z
  .array(z.string().regex(/^fld_[0-9a-z]{1,40}$/, "Check this answer"))
  .max(mostFolders)
  .transform((given) => Array.from(new Set(given)).sort());

export const inviteToProjectInput = z
  .strictObject({
    email: emailField,
    permissions: permissionsField,
    folders: foldersField,
    /** How they shall sign in, where the project has email sign-in on; null: they choose. */
    signInMethod: proposableMethodField.nullish().transform((method) => method ?? null),
    /** The address may lie outside the approved domains; then `reason` says why. */
    outside: z.boolean().default(false),
    reason: messageField.nullish().transform((reason) => reason ?? null),
  })
  .superRefine(({ outside, reason }, context) => {
    if (outside && !reason) context.addIssue({ code: "custom", path: ["reason"], message: "Enter a reason" });
  })
  .transform(({ outside, reason, ...invited }) => ({
    ...invited,
    outsideReason: outside ? reason : null,
  }));

/** From a URL. `personId`: a member of the organisation, whose address is filled in. */
export const getProjectInviteInput = z.strictObject({
  search: searchField,
  /** Somebody is looked for who shall manage the project: whoever is in it already may be chosen too. */
  asManager: z.boolean().optional(),
  personId: z.string().max(64).optional(),
});

export const projectInvitationInput = z.strictObject({ projectInvitationId: z.string().max(64) });

export const joinProjectInput = z.strictObject({ projectId: z.string().max(64) });

/** `personId`: their account; whether they are in the project is asked in the transaction. */
export const projectPersonInput = z.strictObject({ personId: z.string().max(64) });

export const editProjectMemberInput = z.strictObject({
  personId: z.string().max(64),
  permissions: permissionsField,
  folders: foldersField,
  seen: seenField,
});

/** Several at once: as many as a person looks through, and as a request waits for. */
export const mostAtOnce = 50;

const chosenField = (id: RegExp) => z.array(z.string().regex(id, "Check this answer")).max(mostAtOnce, "Choose fewer");
const chosenPeople = chosenField(/^usr_[0-9a-z]{1,40}$/);
const chosenInvitations = chosenField(/^pri_[0-9a-z]{1,40}$/);
const nobody = "Choose somebody";

/** `confirmation`: how many they are, as typed. */
export const removeSeveralInput = z
  .strictObject({ people: chosenPeople.min(1, nobody), confirmation: z.string().max(10) })
  .refine(({ people, confirmation }) => confirmation.trim() === String(people.length), {
    path: ["confirmation"],
    message: "Type the number of people",
  });

export const editSeveralInput = z
  .strictObject({ people: chosenPeople.min(1, nobody), give: permissionsField, take: permissionsField })
  .refine(({ give, take }) => give.length + take.length > 0, {
    path: ["give"],
    message: "Choose what to give or to take away",
  })
  .refine(({ give, take }) => !give.some((key) => take.includes(key)), {
    path: ["take"],
    message: "Check this answer",
  });

export const severalInvitationsInput = z.strictObject({ invitations: chosenInvitations.min(1, nobody) });

/** Those who were ticked on the team page. */
export const getSeveralInput = z.strictObject({ people: chosenPeople, invitations: chosenInvitations });
