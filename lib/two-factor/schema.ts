import { z } from "zod";

/** A code as typed: digits, spaces, a recovery code. The length keeps strangers from having megabytes looked at. */
export const codeField = z.string().trim().min(1, "Enter the code").max(64, "This code is too long");

export const enterCodeInput = z.strictObject({ way: z.enum(["totp", "sms", "email", "recovery"]), code: codeField });

export const sendNewCodeInput = z.strictObject({ way: z.enum(["sms", "email"]) });
