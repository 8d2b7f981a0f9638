import { z } from "zod";
import { chosenAtMost, chosenField } from "@/lib/kernel/chosen";
import { emailField } from "@/lib/kernel/email-address";
import { pageFields } from "@/lib/kernel/page";
import { nameProblem, tidyName } from "@/lib/kernel/person-name";
import { messageField } from "@/lib/kernel/plain-text";
import { searchField } from "@/lib/kernel/search";
import { roleField } from "@/lib/roles/input";

/** Empty, or a name that follows the rule of names. */
const optionalName = z.string().transform((text, context): string | null => {
  if (text.trim() === "") return null;
  const problem = nameProblem(text);
  if (problem === null) return tidyName(text);
  context.addIssue({ code: "custom", message: problem });
  return z.NEVER;
});

export const inviteMemberInput = z
  .strictObject({
    name: optionalName.nullish().transform((name) => name ?? null),
    email: emailField,
    role: roleField,
    message: messageField.nullish().transform((message) => message ?? null),
    /** The address may lie outside the approved domains; then `reason` says why. */
    outside: z.boolean().default(false),
    reason: messageField.nullish().transform((reason) => reason ?? null),
  })
  .superRefine(({ outside, reason }, context) => {
    if (outside && !reason) context.addIssue({ code: "custom", path: ["reason"], message: "Enter a reason" });
  })
  .transform(({ outside, reason, ...invitee }) => ({ ...invitee, outsideReason: outside ? reason : null }));

/** Addresses that one post may hold: what one transaction should. The page posts the next ones after that. */
export const addressesPerPost = 25;

export const inviteSeveralInput = z.strictObject({
  /** Each an address alone, or with the name before it: `Mia Lund <mia@example.org>`. */
  addresses: z
    .array(z.string())
    .min(1, "Enter at least one email address")
    .max(addressesPerPost, `Enter at most ${addressesPerPost} addresses at once`),
  role: roleField,
  message: messageField.nullish().transform((message) => message ?? null),
});

export const invitationInput = z.strictObject({ invitationId: z.string().max(64) });

export const severalInvitationsInput = z.strictObject({ invitations: chosenField(/^inv_[0-9a-z]{1,40}$/) });

/** Those that were ticked in the list. */
export const getSeveralInvitationsInput = z.strictObject({
  invitations: z.array(z.string().max(64)).max(chosenAtMost),
});

/** Open: those that still hold a seat, and those that were not answered lately. */
export const invitationFilters = ["open", "accepted", "declined", "revoked", "expired"] as const;

export type InvitationFilter = (typeof invitationFilters)[number];

/** From a URL, so what does not fit is left out rather than refused. */
export const listInvitationsInput = z.strictObject({
  search: searchField,
  state: z.enum(invitationFilters).optional().catch(undefined),
  sort: z.enum(["sent", "-sent"]).optional().catch(undefined),
  ...pageFields,
  /** Only the first few, for a page that is about something else. */
  most: z.number().int().min(1).max(25).optional(),
});
