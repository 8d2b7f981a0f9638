/** What a person has set up: see `users.two_factor`. */
export type TwoFactorState = "none" | "sms" | "strong";

/** The strongest factor that a session has used beside the password. */
export type SessionFactor = "email" | "sms" | "recovery" | "totp" | "webauthn";

/** Whether what somebody has set up satisfies an organisation that requires two-factor authentication (product.md 4.11). */
export function satisfies(state: TwoFactorState, textMessagesCount: boolean): boolean {
  return state === "strong" || (state === "sms" && textMessagesCount);
}

/** Whether the factor used in a session does. An email link never counts, a recovery code does. */
export function countsAsTwoFactor(factor: SessionFactor | null, textMessagesCount: boolean): boolean {
  if (factor === "sms") return textMessagesCount;
  return factor === "totp" || factor === "webauthn" || factor === "recovery";
}
