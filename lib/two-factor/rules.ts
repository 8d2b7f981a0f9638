import { signInMethods } from "@/db/schema/users";
import { satisfies, type TwoFactorState } from "@/lib/access/two-factor-rules";
import { Refusal } from "@/lib/kernel/refusal";
import type { Factors, SignInMethod } from "./read-factors";

/** An organisation of the person that requires two-factor authentication, now or from a day that is set. */
export interface RequiringOrganisation {
  readonly name: string;
  readonly textMessagesCount: boolean;
}

/** What `users.two_factor` will say; the same rule as the triggers'. */
export function stateOf({ method, hasApp, keys }: Pick<Factors, "method" | "hasApp" | "keys">): TwoFactorState {
  if (hasApp || keys > 0) return "strong";
  return method === "sms_auth" ? "sms" : "none";
}

/** What a sign-in by this method has shown, as an organisation counts it. */
const shown: Readonly<Record<SignInMethod, TwoFactorState>> = {
  password: "none",
  email_auth: "none",
  sms_auth: "sms",
  totp_auth: "strong",
  webauthn_auth: "strong",
};

/** While an organisation requires it, neither the last factor goes nor a method comes that asks for none (MF-16). */
export function keepWhatIsRequired(requiring: readonly RequiringOrganisation[], after: Factors): void {
  for (const { name, textMessagesCount } of requiring) {
    const isMet = satisfies(stateOf(after), textMessagesCount) && satisfies(shown[after.method], textMessagesCount);
    if (!isMet) throw new Refusal("conflict", { reason: "required_by", facts: { organisation: name } });
  }
}

/** The method that an account falls to when what it asks for is gone: the strongest that is left. */
export function methodAfterRemoval({ method, hasApp, keys }: Factors): SignInMethod {
  if (method === "totp_auth" && !hasApp) return keys > 0 ? "webauthn_auth" : "password";
  return method;
}

/** Whether the account may ask for this from now on; security keys are never exchanged for less, whoever asks. */
export function mayUseMethod(method: SignInMethod, factors: Factors): void {
  if (factors.method === "webauthn_auth" && method !== "webauthn_auth") {
    throw new Refusal("conflict", { reason: "keys_stay" });
  }
  const has: Readonly<Record<SignInMethod, boolean>> = {
    password: true,
    email_auth: factors.mayUseEmail,
    sms_auth: factors.mobile !== null,
    totp_auth: factors.hasApp,
    webauthn_auth: factors.keys > 0,
  };
  if (has[method]) return;
  if (method === "email_auth") throw new Refusal("conflict", { reason: "email_sign_in_off" });
  throw new Refusal("conflict", { reason: "not_set_up" });
}

export function isStronger(one: SignInMethod, other: SignInMethod): boolean {
  return signInMethods.indexOf(one) > signInMethods.indexOf(other);
}

const keysAtMost = 20;

/** Enough for anybody's drawer, and no room for a list that the browser has to be sent each time. */
export function mayAddKey({ keys }: Pick<Factors, "keys">): void {
  if (keys >= keysAtMost) throw new Refusal("conflict", { reason: "too_many_keys", facts: { most: keysAtMost } });
}

/** Keys stay while the account signs in with them: the last one is not removed but replaced (product.md 3.4). */
export function mayRemoveKey({ method, keys }: Pick<Factors, "method" | "keys">): void {
  if (method === "webauthn_auth" && keys <= 1) throw new Refusal("conflict", { reason: "last_key" });
}
