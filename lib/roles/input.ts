import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";
import { hasHiddenCharacter, hasWebAddress } from "@/lib/kernel/shown-text";
import { customPermissions, isRoleName } from "@/lib/permissions/role";
import { isPermission, type Permission, roles } from "@/lib/permissions/table";

/** A role as forms name it. Whether the organisation has it is asked in the transaction that gives it. */
export const roleField = z.string({ error: "choose_role" }).refine(isRoleName, "choose_role");

const longestSentence = 160;
const builtInLabels = new Set(Object.values(roles).map(({ label }) => label.toLowerCase()));

const labelField = nameFieldFor("a name for the role").refine(
  (label) => !builtInLabels.has(label.toLowerCase()),
  "A role that comes with Rollcall has this name",
);

/** It stands in invitations, so it follows the rules of what is mailed under our name (WB-11). */
const sentenceField = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => Array.from(text).length <= longestSentence, `Use at most ${longestSentence} characters`)
  .refine((text) => !hasHiddenCharacter(text), "Leave out line breaks and invisible characters")
  .refine((text) => !hasWebAddress(text), "Leave out web addresses");

/** What makes no sense alone: whoever lacks the second could not open the page on which the first is used. */
const needs: readonly (readonly [key: Permission, needed: Permission, message: string])[] = [
  ["team:manage", "team:view", "To manage team members, a role must also view them"],
  ["service_case:create", "service_case:view", "To create service cases, a role must also view them"],
  ["service_case:comment", "service_case:view", "To comment on service cases, a role must also view them"],
  ["service_case:resolve", "service_case:view", "To pick up and resolve service cases, a role must also view them"],
  ["service_case:delete", "service_case:view", "To delete service cases, a role must also view them"],
];

const permissionsField = z
  .array(z.enum(customPermissions, "Check this answer"))
  .min(1, "Choose at least one permission")
  .superRefine((given, context) => {
    for (const [key, needed, message] of needs) {
      if (given.includes(key) && !given.includes(needed)) context.addIssue({ code: "custom", message });
    }
  })
  // In the order of the table and once each, so that two equal sets are equal.
  .transform((given) => customPermissions.filter((key) => given.includes(key)));

const content = { label: labelField, sentence: sentenceField, permissions: permissionsField };

export const createRoleInput = z.strictObject(content);

const roleId = z.string().max(64);

export const editRoleInput = z.strictObject({ roleId, seen: seenField, ...content });

export const roleInput = z.strictObject({ roleId });

/** From a URL, so what does not fit is left out rather than refused. */
export const listHoldersInput = z.strictObject({
  permission: z
    .string()
    .transform((key) => (isPermission(key) ? key : undefined))
    .optional(),
  after: z.string().max(1000).optional().catch(undefined),
});
