import { z } from "zod";
import { emailField } from "@/lib/kernel/email-address";
import { newPasswordField } from "@/lib/kernel/password-field";
import { nameField } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";

/** A password as typed to be checked, never to be set: bounded in bytes so that nobody hashes a megabyte (PW-04). */
export const givenPasswordField = z
  .string()
  .min(1, "Enter your password")
  .refine((text) => new TextEncoder().encode(text).length <= 1024, "This password is too long");

export const linkToken = z.string().max(128);

/** What the browser can check of a registration; the server asks for the rest, such as the mobile number, too. */
export const registerChecks = z.object({ name: nameField, email: emailField, password: newPasswordField });

/** Typed when a confirmation link is opened in another browser; then the registration is void. */
export const wrongPasswordsAtMost = 5;

export const confirmRegistrationInput = z.strictObject({
  token: linkToken,
  /** Asked for when the link is opened in another browser than the one that registered. */
  password: z.string().max(1024).optional(),
});

export const signInInput = z.strictObject({
  email: z.string().max(320, "Enter an email address, like name@example.com").min(1, "Enter your email address"),
  password: givenPasswordField,
});

export const askPasswordResetInput = z.strictObject({
  email: emailField,
  /** From the page that says that a link was sent: that page says when the next may be asked for. */
  again: z.boolean().optional(),
});

export const mailRegistrationAgainInput = z.strictObject({ email: emailField });

export const resetPasswordInput = z.strictObject({ token: linkToken, password: newPasswordField });

export const changePasswordInput = z.strictObject({ current: givenPasswordField, password: newPasswordField });

export const changeNameInput = z.strictObject({ name: nameField, seen: seenField });

export const askEmailChangeInput = z.strictObject({ email: emailField, password: givenPasswordField });

/** Of a link in a mail that needs nothing but its button. */
export const linkInput = z.strictObject({ token: linkToken });

export const deleteAccountInput = z.strictObject({
  /** One's own address, typed. */
  email: z.string().min(1, "Type your email address to confirm").max(320, "Type your email address to confirm"),
  password: givenPasswordField,
});
