import { countsAsTwoFactor, type SessionFactor, satisfies, type TwoFactorState } from "./two-factor-rules";

/** What the gate looks at: facts about the session and its person, read in one statement, judged by the database's clock. */
export interface SessionFacts {
  readonly isLive: boolean;
  /** Proven within the last 90 days. */
  readonly isEmailFresh: boolean;
  readonly factor: SessionFactor | null;
  readonly twoFactor: TwoFactorState;
}

/** What the organisation in the URL asks of everybody; null outside organisations. */
export interface PolicyFacts {
  readonly requiresTwoFactor: boolean;
  readonly textMessagesCount: boolean;
}

/** What is asked of platform admins, whatever their organisations ask (product.md 5). */
export const platformPolicy: PolicyFacts = { requiresTwoFactor: true, textMessagesCount: false };

export interface GateFacts {
  readonly session: SessionFacts | null;
  readonly organisation: PolicyFacts | null;
}

/** The steps that may be missing before a person may go on, in the order in which they are asked for. */
export const missingSteps = ["sign_in", "revalidate_email", "set_up_two_factor", "second_step"] as const;
export type MissingStep = (typeof missingSteps)[number];

/** All but signing in: what proves, sets up and signs out waits for none of them, or nobody could ever take one. */
export const stepsAfterSignIn: readonly MissingStep[] = missingSteps.filter((step) => step !== "sign_in");

/** What the gate looks at when a token knocks: facts about it and its owner. */
export interface TokenFacts {
  readonly isEmailFresh: boolean;
  /** Made in a session that had used a factor that counted. */
  readonly hasTwoFactor: boolean;
  /** What its owner has set up now. */
  readonly twoFactor: TwoFactorState;
}

/** The gate of its owner, for a token (AP-05). It cannot take a step by itself, so no door is open before one. */
export function tokenGate(token: TokenFacts, organisation: PolicyFacts): "ok" | MissingStep {
  if (!token.isEmailFresh) return "revalidate_email";
  if (!organisation.requiresTwoFactor) return "ok";
  if (!satisfies(token.twoFactor, organisation.textMessagesCount)) return "set_up_two_factor";
  return token.hasTwoFactor ? "ok" : "second_step";
}

/**
 * Whether the way is free, and if not, what is missing. Pure; asked by the middleware for comfort and by whoever makes an
 * actor for safety, so that deleting middleware.ts changes where people land and not what they may do (AZ-03).
 *
 * @param waives steps that this door does not wait for: leaving an organisation needs no second factor
 */
export function gate({ session, organisation }: GateFacts, waives: readonly MissingStep[] = []): "ok" | MissingStep {
  if (!session?.isLive) return "sign_in";
  const missing: MissingStep[] = [];
  if (!session.isEmailFresh) missing.push("revalidate_email");
  if (organisation?.requiresTwoFactor) {
    const { textMessagesCount } = organisation;
    if (!satisfies(session.twoFactor, textMessagesCount)) missing.push("set_up_two_factor");
    else if (!countsAsTwoFactor(session.factor, textMessagesCount)) missing.push("second_step");
  }
  return missing.find((step) => !waives.includes(step)) ?? "ok";
}
