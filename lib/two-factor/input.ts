import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";

/** A code as typed: digits, spaces, a recovery code. The length keeps strangers from having megabytes looked at. */
export const codeField = z.string().trim().min(1, "Enter the code").max(64, "This code is too long");

export const enterCodeInput = z.strictObject({ way: z.enum(["totp", "sms", "email", "recovery"]), code: codeField });

export const sendNewCodeInput = z.strictObject({ way: z.enum(["sms", "email"]) });

export const turnOnAppInput = z.strictObject({ code: codeField });

export const confirmMobileInput = z.strictObject({ code: codeField, asMethod: z.boolean().default(false) });

/** What people may choose; from the weakest. */
export const methodChoices = ["password", "email_auth", "sms_auth", "totp_auth", "webauthn_auth"] as const;

export const changeSignInMethodInput = z.strictObject({
  method: z.enum(methodChoices, "Choose a way to sign in"),
  seen: seenField,
});

/** What a browser's authenticator answered, as JSON. */
export const keyResponseField = z.string().min(1, "Use your security key first").max(16_384);

/** It stands in mails and in the log, so it follows the rules of names. */
const keyNameField = nameFieldFor("a name for the key").refine(
  (name) => Array.from(name).length <= 60,
  "Use at most 60 characters",
);

export const addKeyInput = z.strictObject({ name: keyNameField, response: keyResponseField });

export const useKeyInput = z.strictObject({ response: keyResponseField });

const keyIdField = z.string().max(64);

export const renameKeyInput = z.strictObject({ keyId: keyIdField, name: keyNameField, seen: seenField });

export const removeKeyInput = z.strictObject({ keyId: keyIdField });
