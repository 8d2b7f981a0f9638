import { z } from "zod";
import { emailField, parseEmailAddress } from "@/lib/kernel/email-address";
import { nameProblem, tidyName } from "@/lib/kernel/person-name";
import { messageField } from "@/lib/kernel/plain-text";
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
    name: optionalName.optional().transform((name) => name ?? null),
    email: emailField,
    role: roleField,
    message: messageField.optional().transform((message) => message ?? null),
    /** Ticked: "This person is outside our approved domains". */
    outside: z.literal("on").optional(),
    reason: messageField.optional().transform((reason) => reason ?? null),
  })
  .superRefine(({ outside, reason }, context) => {
    if (outside && !reason) context.addIssue({ code: "custom", path: ["reason"], message: "Enter a reason" });
  })
  .transform(({ outside, reason, ...invitee }) => ({ ...invitee, outsideReason: outside ? reason : null }));

/** Addresses that one post may hold: what one transaction should. The page posts the next ones after that. */
export const addressesPerPost = 25;

/** As many as may be pasted at once. */
export const addressesAtMost = 500;

/** Pasted text -> addresses, once each, in their order: separated by lines, commas or semicolons, or `Name <address>`. */
export function splitAddresses(text: string): string[] {
  const found = text
    .split(/[\n\r,;]+/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim())
    .filter((part) => part !== "");
  const seen = new Set<string>();
  return found.filter((address) => {
    const key = parseEmailAddress(address)?.canonical ?? address.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

export const inviteSeveralInput = z.strictObject({
  addresses: z
    .string()
    .transform(splitAddresses)
    .refine((addresses) => addresses.length > 0, "Enter at least one email address")
    .refine(
      (addresses) => addresses.length <= addressesPerPost,
      `Enter at most ${addressesPerPost} addresses at once when JavaScript is off`,
    ),
  role: roleField,
  message: messageField.optional().transform((message) => message ?? null),
});

export const invitationInput = z.strictObject({ invitationId: z.string().max(64) });
