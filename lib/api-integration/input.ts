import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";
import { hasHiddenCharacter } from "@/lib/kernel/shown-text";
import { keyScopeKeys } from "@/lib/permissions/key-scopes";
import { lifetimes } from "@/lib/tokens/input";
import { emailLines, mobileLines } from "./guest-lines";

export const createProjectKeyInput = z.strictObject({
  name: nameFieldFor("a name for the key"),
  /** Until it expires; a key without an end is not to be had (AP-03). */
  days: z.literal(lifetimes, "Choose when it expires"),
  /** What it may ask, in the order of the table. */
  scopes: z
    .array(z.enum(keyScopeKeys, "Check this answer"))
    .min(1, "Choose at least one thing that it may do")
    .transform((given) => keyScopeKeys.filter((key) => given.includes(key))),
});

export const projectKeyInput = z.strictObject({ keyId: z.string().max(64) });

export const setGuestListInput = z.strictObject({ emails: emailLines, mobiles: mobileLines, seen: seenField });

export const setCallbackInput = z.strictObject({
  /** Where it may lead is for the command to say: it depends on what whoever runs Rollcall has listed. */
  url: z
    .string()
    .trim()
    .min(1, "Enter the address of your receiver")
    .max(500, "Addresses may have at most 500 characters")
    .refine((text) => !hasHiddenCharacter(text), "Addresses may not contain invisible characters"),
  seen: seenField,
});
