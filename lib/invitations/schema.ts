import { z } from "zod";
import { emailField } from "@/lib/kernel/email-address";
import { nameProblem, tidyName } from "@/lib/kernel/person-name";
import { messageField } from "@/lib/kernel/plain-text";
import { roleKeys } from "@/lib/permissions/table";

/** Empty, or a name that follows the rule of names. */
const optionalName = z.string().transform((text, context): string | null => {
  if (text.trim() === "") return null;
  const problem = nameProblem(text);
  if (problem === null) return tidyName(text);
  context.addIssue({ code: "custom", message: problem });
  return z.NEVER;
});

export const inviteMemberInput = z.strictObject({
  name: optionalName.optional().transform((name) => name ?? null),
  email: emailField,
  role: z.enum(roleKeys, { error: "Choose a role" }),
  message: messageField.optional().transform((message) => message ?? null),
});

export const invitationInput = z.strictObject({ invitationId: z.string().max(64) });
