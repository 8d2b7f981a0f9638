import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { hasHiddenCharacter, hasWebAddress } from "@/lib/kernel/shown-text";
import { boxesFor, tickedIn } from "@/lib/permissions/boxes";
import { customPermissions, isRoleName } from "@/lib/permissions/role";
import { type Permission, roles } from "@/lib/permissions/table";

/** A role as forms name it. Whether the organisation has it is asked in the transaction that gives it. */
export const roleField = z.string({ error: "Choose a role" }).refine(isRoleName, "Choose a role");

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
];

const roleFields = { label: labelField, sentence: sentenceField, ...boxesFor(customPermissions) };

export interface RoleContent {
  readonly label: string;
  readonly sentence: string;
  readonly permissions: readonly Permission[];
}

function readContent(given: { label: string; sentence: string }, context: z.RefinementCtx): RoleContent {
  const { label, sentence } = given;
  const permissions = tickedIn(given);
  const refuse = (message: string) => context.addIssue({ code: "custom", path: ["permissions"], message });
  if (permissions.length === 0) refuse("Choose at least one permission");
  for (const [key, needed, message] of needs) {
    if (permissions.includes(key) && !permissions.includes(needed)) refuse(message);
  }
  return { label, sentence, permissions };
}

export const createRoleInput = z.strictObject(roleFields).transform(readContent);

const roleId = z.string().max(64);

export const editRoleInput = z
  .strictObject({
    roleId,
    /** The fingerprint of what the form was filled in from. */
    seen: z.string().max(64),
    ...roleFields,
  })
  .transform((given, context) => {
    const { roleId, seen } = given;
    return { roleId, seen, content: readContent(given, context) };
  });

export const roleInput = z.strictObject({ roleId });
